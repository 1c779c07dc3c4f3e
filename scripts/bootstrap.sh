#!/bin/sh
# Make .venv from the lock file, with what the system needs, and install the project into it (editable).
# `make setup` calls this. It never reads standard input and needs nothing but Python 3.11+ and a package mirror.
set -eu
exec </dev/null
cd -P "$(dirname "$0")/.."
scripts=$PWD/scripts
stamp=.venv/.setup-stamp

say() { echo "setup: $*"; }
fail() {
    echo "setup: $*" >&2
    exit 1
}
venv_works() {
    [ "${made_in:-$PWD}" = "$PWD" ] && .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

made_in=$(cat "$stamp" 2>/dev/null || true)
rm -f "$stamp"
libraries_missing=
"$scripts/system-libraries.sh" || libraries_missing=yes

# uv is several times faster and needs neither pip nor venv, but it is a comfort, not a condition.
uv=
if command -v uv >/dev/null && uv --version >/dev/null 2>&1; then uv=yes; fi

# A moved or half-made environment is made anew; a working one is brought up to date.
if [ -e .venv ] && ! venv_works; then rm -rf .venv; fi
if [ ! -e .venv ]; then
    python=$("$scripts/find-python.sh")
    say "making .venv with $("$python" -V) ($python)"
    if [ -n "$uv" ]; then
        uv venv --quiet --no-python-downloads --python "$python" .venv
    else
        if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
            # Debian keeps these two modules in a package of their own.
            version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
            "$scripts/system-libraries.sh" "python$version-venv" ||
                fail "$python cannot make virtual environments: its modules venv and ensurepip are missing."
        fi
        "$python" -m venv .venv
    fi
fi
python=.venv/bin/python

say "installing what requirements.lock names (about 310 MB to download the first time)"
# A user's own settings must not reach in: hashes are demanded for the lock file, but a folder cannot have one; and
# --user has no place inside an environment.
unset UV_REQUIRE_HASHES
export PIP_REQUIRE_HASHES=0 PIP_USER=0
# The project itself is built without an environment of its own: its build tool is in the lock file.
if [ -n "$uv" ]; then
    uv pip install --quiet --python "$python" --require-hashes -r requirements.lock
    uv pip install --quiet --python "$python" --no-deps --no-build-isolation --editable .
else
    "$python" -m pip --version >/dev/null 2>&1 || "$python" -m ensurepip >/dev/null 2>&1 ||
        fail ".venv has no pip: remove .venv and try again."
    pip() { "$python" -m pip -qq --disable-pip-version-check --no-input "$@"; }
    pip install --require-hashes -r requirements.lock
    pip install --no-deps --no-build-isolation --editable .
fi

if ! problem=$(QT_QPA_PLATFORM=offscreen "$python" -c 'from PySide6 import QtSvg, QtWidgets; QtWidgets.QApplication([])' 2>&1); then
    echo "$problem" | tail -n 3 >&2
    fail "Qt does not start here: it needs the system libraries named above (and glibc 2.34 or newer on Linux)."
fi
if [ -n "$libraries_missing" ]; then
    say "Qt works without a window; to open one, install the packages named above as well."
fi

.venv/bin/multichat-desktop --version >/dev/null 2>&1 || say "note: multichat-desktop --version fails"
echo "$PWD" >"$stamp"
say "done: .venv/bin/multichat-desktop, $("$python" -V)"
