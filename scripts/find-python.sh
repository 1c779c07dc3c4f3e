#!/bin/sh
# Print the full path of the Python that the project should use, or say that there is none.
# 3.12 and 3.13 are what it is tested with most, so they come first; then newer ones; then 3.11.
# PYTHON=/path/to/python overrules the search.
set -eu

# Prints "MAJOR.MINOR PATH" when the candidate really runs and has what is needed. A pyenv shim may exist and
# still refuse to run; a Python built without its libraries may lack ssl or sqlite3; PySide6 has no wheels for
# free-threaded builds.
probe() {
    "$1" -c '
import ctypes, sqlite3, ssl, struct, sys, sysconfig
usable = (
    sys.version_info >= (3, 11)
    and sys.version_info.releaselevel == "final"
    and sys.implementation.name == "cpython"
    and struct.calcsize("P") == 8
    and not sysconfig.get_config_var("Py_GIL_DISABLED")
)
if usable:
    # Inside a virtual environment the Python behind it is meant: environments made of environments break easily.
    path = getattr(sys, "_base_executable", None) or sys.executable
    print(f"{sys.version_info[0]}.{sys.version_info[1]} {path}")
' </dev/null 2>/dev/null || true
}

candidates() {
    for name in python3.12 python3.13 python3.14 python3.11 python3 python; do
        command -v "$name" 2>/dev/null || true
    done
    pyenv_root=$(pyenv root 2>/dev/null </dev/null || echo "${PYENV_ROOT:-$HOME/.pyenv}")
    for path in "$pyenv_root"/versions/3.*/bin/python3.[0-9]*; do
        case $path in *-config | *-gdb.py | *-dbg) continue ;; esac
        [ -x "$path" ] && echo "$path"
    done
    for path in /usr/bin/python3.1? /usr/local/bin/python3.1? /opt/homebrew/bin/python3.1?; do
        [ -x "$path" ] && echo "$path"
    done
    true
}

if [ -n "${PYTHON:-}" ]; then
    found=$(probe "$PYTHON")
    [ -n "$found" ] || { echo "PYTHON=$PYTHON is not a usable CPython 3.11 or newer." >&2; exit 1; }
    echo "${found#* }"
    exit 0
fi

all=$(candidates | while IFS= read -r path; do probe "$path"; done)
for wanted in '3\.12' '3\.13' '3\.\(1[4-9]\|[2-9][0-9]\)' '3\.11'; do
    found=$(printf '%s\n' "$all" | grep "^$wanted " | head -n 1 || true)
    if [ -n "$found" ]; then
        echo "${found#* }"
        exit 0
    fi
done
echo "No Python 3.11 or newer was found (64-bit CPython with ssl and sqlite3). Install one, or name it: make setup PYTHON=/path/to/python3" >&2
exit 1
