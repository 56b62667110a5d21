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
	@exec $(BIN)/entregent serve --migrate $(if $(filter-out 0,$(DEMO)),--demo)

test: .venv/.developing .venv/.translated ## the whole suite, on SQLite and on ENTREGENT_TEST_DATABASE_URL
	@$(BIN)/python tools/test.py $(TESTS)

check: export ENTREGENT_HOME := build/check
check: .venv/.developing .venv/.translated ## style, types, floors, migrations, translations, rules of the house
	@mkdir -p build
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports >build/imports.txt 2>&1 || { cat build/imports.txt; exit 1; }
	@DJANGO_SETTINGS_MODULE=entregent.config.settings $(BIN)/django-admin makemigrations --check --dry-run
	@$(BIN)/python tools/translations.py check
	@$(BIN)/pytest -q tests/house

format: .venv/.developing ## put the code into form
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

bench: .venv/.developing .venv/.translated ## measure what the README claims
	@for script in benchmarks/*.py; do grep -q '^def main' $$script || continue; \
		echo "== $$script"; $(BIN)/python $$script || exit 1; done

LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-header --upgrade pyproject.toml

lock: ## choose and lock versions anew (needs uv)
	@$(LOCK) --output-file requirements/base.txt
	@$(LOCK) --extra postgresql --output-file requirements/postgresql.txt
	@$(LOCK) --extra postgresql --extra dev --output-file requirements/dev.txt

clean: ## remove what was made, but never an instance's data
	@rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
	@find src -name '*.mo' -delete
