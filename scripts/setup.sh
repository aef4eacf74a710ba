#!/bin/sh
# Makes the virtual environment named by the first argument, from requirements.lock and nothing else.
# PYTHON=/path/to/python chooses the interpreter; the index is the one pip is configured for.
set -eu

venv=$1
new_enough='import sys; sys.exit(sys.version_info < (3, 11))'

choose_python() {
    for name in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14}; do
        if command -v "$name" >/dev/null 2>&1 && "$name" -c "$new_enough" 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    found=$(python3 --version 2>/dev/null || echo "no python3")
    echo "Python 3.11 or newer is needed; this machine has $found." >&2
    echo "Install one (on Debian or Ubuntu: apt install python3.11 python3.11-venv)," >&2
    echo "or name it: make PYTHON=/path/to/python3.12" >&2
    return 1
}

usable() { "$venv/bin/python" -c "$new_enough" && "$venv/bin/python" -m pip --version; }

if ! usable >/dev/null 2>&1; then
    python=$(choose_python)
    echo "Setting up $venv with $("$python" --version): about a minute, once."
    "$python" -m venv --clear "$venv"
else
    echo "Bringing $venv up to date with requirements.lock."
fi

pip() { "$venv/bin/python" -m pip --disable-pip-version-check "$@"; }

pip install --quiet --require-hashes -r requirements.lock
pip install --quiet --no-deps --no-build-isolation --no-index --editable .
