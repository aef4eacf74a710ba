# Everything a developer does, one word each. `make` alone lists the words.
# Needed on the machine: make and Python 3.11 or newer. Each target brings the rest.

.DEFAULT_GOAL := help
.PHONY: help run test check fix bench storms study pictures semantic lock clean

VENV  := .venv
BIN   := $(VENV)/bin
READY := $(VENV)/.ready
PY    := $(BIN)/python

# The questions that calibration.yaml was fitted on, and those that it never saw.
ASKED    := tests/knowledge/questions
TUNED    := $(foreach n,1 2 4 6,$(ASKED)/hand$(n).jsonl)
HELD_OUT := $(foreach n,3 5 7 8 9 10,$(ASKED)/hand$(n).jsonl)

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(READY)  ## start the desk: the sandbox in the browser, or Telegram when BOT_TOKEN is set
	@$(BIN)/danisma run $(ARGS)

test: $(READY)  ## run the tests, with PostgreSQL, Redis and Chromium where they are at hand
	@$(PY) -m tests $(ARGS)

check: $(READY)  ## format, lint, strict types, import contracts, entry lint, working rules
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(PY) -m mypy
	@$(BIN)/lint-imports
	@$(BIN)/danisma knowledge check
	@$(BIN)/danisma rules check

fix: $(READY)  ## format the code and mend what the linter can mend
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(READY)  ## measure search, the whole path, cold start and memory
	@$(PY) -m tests.bench $(ARGS)

storms: $(READY)  ## try what goes wrong and an hour of load, write docs/reliability.md (25 minutes)
	@$(PY) -m tests.reliability --write $(ARGS)

study: $(READY)  ## study the search on the development questions, write docs/search-quality.md
	@$(BIN)/danisma knowledge study $(TUNED) $(HELD_OUT:%=--held-out %) --trials \
	    --write docs/search-quality.md $(ARGS)

pictures: $(READY)  ## take the pictures of the guides anew (needs Chromium)
	@$(PY) -m tests.sandbox.browser.pictures

semantic: $(READY)  ## install the extra that compares questions by meaning, too (95 MB)
	@$(PY) -m pip --disable-pip-version-check install --quiet --require-hashes --no-deps \
	    -r requirements-semantic.lock

lock: $(READY)  ## write requirements.lock anew from pyproject.toml (ARGS=--upgrade for newer versions)
	@test -x $(VENV)/lock/bin/uv || $(PY) -m venv $(VENV)/lock
	@$(VENV)/lock/bin/python -m pip install --quiet uv
	@$(VENV)/lock/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	    --extra postgres --extra redis --extra dev --generate-hashes \
	    --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
	    --output-file requirements.lock $(ARGS)
	@sed -n 's/^semantic = \["\(.*\)"\]$$/\1/p' pyproject.toml \
	    | $(VENV)/lock/bin/uv pip compile - --quiet --no-deps --universal --python-version 3.11 \
	    --generate-hashes --no-emit-index-url --no-emit-find-links \
	    --custom-compile-command "make lock" --output-file requirements-semantic.lock $(ARGS)

clean:  ## remove what the targets made: .venv, caches (your data in var/ stays)
	@rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The virtual environment, made once and again when the lock or the project file changes.
$(READY): requirements.lock pyproject.toml scripts/setup.sh
	@sh scripts/setup.sh $(VENV)
	@touch $@
