# `make help` lists what there is. All that is needed beforehand: Python 3.11+ and make.
PYTHON ?= python3
TOOLS := .venv-tools
BIN := .venv/bin
export UV_PYTHON_PREFERENCE := only-system
export PATH := $(CURDIR)/$(TOOLS)/bin:$(PATH)

LONG := long,long-units
# What failed is told once more at the end, as the two run through each other.
in_parallel = $(BIN)/tox run-parallel --parallel 2 --parallel-no-spinner $(1) \
	|| { grep -hE "^(FAILED|ERROR) " .tox/*/log/*.log; exit 1; }

.DEFAULT_GOAL := help
.PHONY: help setup up test test-long test-containers lint sdk contract bench screenshots docs dist notebooks format clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(TOOLS)/bin/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Spotify Stats needs Python 3.11 or newer; name one with: make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv $(TOOLS)
	$(TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check 'uv>=0.9'

$(BIN)/.ready: $(TOOLS)/bin/uv uv.lock
	uv sync --quiet --frozen --all-packages --python $(PYTHON)
	@touch $@

setup: $(BIN)/.ready ## Install everything into .venv (the other targets do it for themselves)

up: setup ## Run Spotify Stats at http://127.0.0.1:8080 (ARGS="--demo" fills it with a made-up history)
	$(BIN)/spotistats up $(ARGS)

test: setup ## Run every test: each distribution alone, lint, contract, integration, end to end
	$(call in_parallel)

test-long: setup ## Run the same suites with many more seeds (faults, fuzz)
	$(call in_parallel,-e $(LONG))

test-containers: setup ## Run the deployed stack, Kubernetes' schemas, a release, and integration in containers (installs Docker, if root)
	$(BIN)/tox run -e containers

lint: setup ## ruff, mypy --strict, and the three floors (import-linter)
	$(BIN)/tox run -e lint

contract: setup ## Check the contract, its conventions, and that the SDK matches it
	$(BIN)/tox run -e contract

sdk: setup ## Generate the SDK from spec/openapi.yaml
	$(BIN)/python -m tools.generate_sdk

bench: setup ## Measure; prints ratios within one run (ARGS="--plays 1000000")
	$(BIN)/python -m benchmarks $(ARGS)

docs: setup ## Build the documentation and serve it at http://127.0.0.1:8000
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs serve --strict

dist: setup ## Build the distributions into dist/: wheels, and sources
	rm -rf dist
	uv build --quiet --all-packages --out-dir dist

notebooks: setup ## Run the notebooks over the demo's history, and keep their outputs
	SPOTISTATS_TEST_KEEP=1 $(BIN)/pytest -q tests/examples/test_notebooks.py

screenshots: setup ## Take the pictures of docs/images anew (needs Chromium)
	$(BIN)/python -m tools.screenshots

format: setup ## Format the code
	$(BIN)/ruff check --quiet --fix . && $(BIN)/ruff format --quiet .

clean: ## Remove what the other targets made (never your data)
	rm -rf $(TOOLS) .venv .tox .mypy_cache .ruff_cache .pytest_cache .hypothesis dist
