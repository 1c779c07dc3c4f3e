#!/bin/sh
# Make sure that the system libraries which Qt's wheels expect are there (Debian and its relatives only; elsewhere
# desktop systems have them). Arguments: further packages to ask for. Never asks a question.
set -eu
exec </dev/null

# Without a window (tests, --headless): the first line. With one: the second for X11, the third for Wayland. Sound and
# films: the last.
wanted="libglib2.0-0 libgl1 libegl1 libfontconfig1 libxkbcommon0 libdbus-1-3 libbrotli1
    libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0
    libwayland-cursor0
    libpulse0 libxrandr2
    $*"

command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || exit 0

# Provides counts too: newer releases renamed libglib2.0-0 to libglib2.0-0t64, which provides the old name.
installed=$(dpkg-query -W -f='${db:Status-Status},${Package},${Provides}\n' |
    sed -n 's/^installed,//p' | tr ',' '\n' | sed 's/^ *//; s/[ (].*//')
missing=
for package in $wanted; do
    printf '%s\n' "$installed" | grep -qxF "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    echo "These system packages are missing:$missing" >&2
    echo "Install them with:  sudo apt-get install -y --no-install-recommends$missing" >&2
    exit 1
fi

echo "Installing system packages:$missing"
apt() {
    $as_root env DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a \
        apt-get -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@"
}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# A failing update need not matter (one of several sources may be out of reach): the install tells.
apt update >"$log" 2>&1 || true
# shellcheck disable=SC2086 # a list of words is meant
if ! apt install -y --no-install-recommends $missing >>"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "apt-get could not install:$missing" >&2
    exit 1
fi
