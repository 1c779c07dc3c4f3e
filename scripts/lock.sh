#!/bin/sh
# Renew requirements.lock: one file, with hashes, for every system and every Python the project supports.
# What is in it stays as it is unless pyproject.toml or --upgrade demands otherwise.
set -eu
cd "$(dirname "$0")/.."
command -v uv >/dev/null || {
    echo "uv is needed to renew the lock file: pip install uv" >&2
    exit 1
}
# The user's own uv configuration and mirrors must leave no trace in the file. Extras stay in it: without them pip takes
# what asks for one as not pinned, as soon as there is a newer version.
exec uv --no-config pip compile --quiet --universal --python-version 3.11 --extra dev \
    --generate-hashes --no-strip-extras --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' \
    pyproject.toml --output-file requirements.lock "$@"
