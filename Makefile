# Two commands do everything on a fresh machine: `make demo` and `make test`. `make` alone explains the rest.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.setup-stamp
ARGS ?=
# How often `make torture` ends the console: by power cuts, by kill -9, and while replies go out; how
# many bodies it posts, and for how many seconds it holds the whole process.
CUTS ?= 50
KILLS ?= 50
REPLIES ?= 20
FUZZ ?= 50000
HELD ?= 120

# The stamp holds the checkout's folder: the scripts of an environment that was moved point to the old place.
ifneq ($(shell cat $(STAMP) 2>/dev/null),$(CURDIR))
.PHONY: $(STAMP)
endif

# Tests and pictures never need a display.
coverage pytest screens: export QT_QPA_PLATFORM = offscreen

.PHONY: help
help: ## explain the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo '  Pass options on with ARGS, e.g. make demo ARGS="--run-for 20", make pytest ARGS="-k outbox -x".'
	@echo '  Choose the Python with PYTHON=/path/to/python3 (3.11 or newer; 3.12 is preferred).'

.PHONY: setup
setup: $(STAMP) ## make .venv from requirements.lock, with the system libraries Qt needs

$(STAMP): requirements.lock pyproject.toml scripts/bootstrap.sh scripts/find-python.sh scripts/system-libraries.sh
	@PYTHON="$(PYTHON)" scripts/bootstrap.sh

.PHONY: demo
demo: setup ## open the console against the built-in simulator (no account needed; headless without a display)
	@if [ "$$(uname -s)" = Linux ] && [ -z "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		echo "No display here: the demo runs without a window."; set -- --headless; \
	else set --; fi; \
	exec $(BIN)/multichat-desktop --demo "$$@" $(ARGS)

.PHONY: run
run: setup ## open the console on your own profile
	@exec $(BIN)/multichat-desktop $(ARGS)

.PHONY: test
test: lint types imports coverage ## everything that must hold: lint, types, imports, tests, coverage

.PHONY: lint
lint: setup ## style and likely mistakes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

.PHONY: format
format: setup ## rewrite the code in the project's style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: types
types: setup ## check the types
	$(BIN)/mypy

.PHONY: imports
imports: setup ## check that imports only look down
	$(BIN)/lint-imports

.PHONY: pytest
pytest: setup ## the tests alone, quickly: make pytest ARGS="tests/unit -x"
	$(BIN)/python -m pytest $(ARGS)

.PHONY: coverage
coverage: setup ## the tests, with what they must cover
	@rm -f .coverage .coverage.*
	$(BIN)/python -m pytest --cov --cov-report= $(ARGS)
	$(BIN)/python scripts/check_coverage.py

.PHONY: torture
torture: setup ## the durability proof in its long form: make torture CUTS=1000 KILLS=1000 REPLIES=200 FUZZ=1000000 ARGS="--seed 7"
	@$(BIN)/python tests/torture/run.py --cuts $(CUTS) --kills $(KILLS) --replies $(REPLIES) --fuzz $(FUZZ) \
		--held $(HELD) $(ARGS)

.PHONY: screens
screens: setup ## pictures of the real window, into screens/
	MULTICHAT_SCREENS=screens $(BIN)/python -m pytest tests/ui -m screens $(ARGS)

.PHONY: translations
translations: setup ## renew the .ts files from the code and compile them
	$(BIN)/python scripts/translations.py $(ARGS)

.PHONY: lock
lock: ## renew requirements.lock (needs uv); newer versions: make lock ARGS=--upgrade
	@scripts/lock.sh $(ARGS)

.PHONY: clean
clean: ## remove what the other targets made, but for .venv
	rm -rf build dist screens htmlcov .coverage .coverage.* coverage.xml .pytest_cache .mypy_cache .ruff_cache \
		.import_linter_cache .hypothesis
	find multichat_desktop tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +
