#!/bin/sh
# `npm test`: brings nox and Robot Framework into .venv, runs the sessions that are named (`ci` where
# none is), and says at the end how many tests passed.
set -u
cd "$(dirname "$0")/.." || exit 1

if ! cmp -s requirements.txt .venv/requirements.txt; then
  "${PYTHON:-python3}" -m venv --clear .venv &&
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.txt &&
    cp requirements.txt .venv/requirements.txt || exit 1
fi

rm -rf results
.venv/bin/nox --session "${@:-ci}"
code=$?
.venv/bin/python scripts/tally.py results
exit "$code"
