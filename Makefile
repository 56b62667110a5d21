# The verbs of the project. Only git, make and Python 3.11 or later are needed to begin.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
DEMO ?= 1
BIN := .venv/bin
CATALOGUES := $(wildcard src/entregent/locale/*/LC_MESSAGES/*.po)
BROWSER := $(or $(CHROMIUM),$(firstword $(shell command -v chromium chromium-browser google-chrome 2>/dev/null)))

export ENTREGENT_HOST ?= $(HOST)
export ENTREGENT_PORT ?= $(PORT)

.DEFAULT_GOAL := help
.PHONY: help run install test check format bench lock clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1 \t\2/p' $(MAKEFILE_LIST)

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Entregent needs Python 3.11 or later. Install it, or say where it is: make run PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "Making .venv"
	@$(PYTHON) -m venv .venv

.venv/.installed: requirements/base.txt pyproject.toml | .venv/bin/python
	@echo "Installing the locked dependencies"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/base.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.developing: requirements/dev.txt .venv/.installed
	@echo "Installing what tests and checks need"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

.venv/.translated: $(CATALOGUES) tools/translations.py .venv/.installed
	@$(BIN)/python tools/translations.py build
	@touch $@

install: .venv/.installed .venv/.translated ## make .venv with everything needed to run

run: install ## serve the pages: PORT=…, DEMO=0 for an empty instance
	@$(BIN)/entregent migrate
	@if [ "$(DEMO)" != 0 ]; then $(BIN)/entregent demo load --if-empty; fi
	@exec $(BIN)/entregent serve

test: .venv/.developing .venv/.translated ## the whole suite, on SQLite and on ENTREGENT_TEST_DATABASE_URL
	@$(BIN)/python tools/test.py $(TESTS)

check: .venv/.developing .venv/.translated ## style, types, floors, migrations, translations, locks
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python tools/check.py

format: .venv/.developing ## put the code into form
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

bench: .venv/.developing .venv/.translated ## measure what the README claims
	@for script in benchmarks/*.py; do grep -q '^def main' $$script || continue; \
		echo "== $$script"; $(BIN)/python $$script || exit 1; done

lock: .venv/.developing ## choose and lock versions anew (needs uv)
	@tools/lock

clean: ## remove what was made, but never an instance's data
	@rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
	@find src -name '*.mo' -delete
