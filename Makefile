# Everyday commands. `make help` lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
RUN := .venv/bin
PORT ?= 8000
STORE ?= build/demo
MESSAGES := web/translations/zh/LC_MESSAGES/messages.mo

.PHONY: help demo compiled test lint format bench soak screenshots messages lock audit clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

demo: .venv/run $(MESSAGES) ## Sample regulations into a fresh store, then serve them
	rm -rf $(STORE)
	$(RUN)/lawdiff --store $(STORE) demo --port $(PORT)

compiled: .venv/dev ## A wheel for this platform whose busiest modules are compiled (needs a C compiler)
	LAWDIFF_COMPILE=1 $(RUN)/python -m hatchling build -t wheel -d dist

test: .venv/dev ## Run all tests, the browser's included
	@scripts/test-programs
	$(RUN)/pytest -n auto $(ARGS)

lint: .venv/dev ## Check style and types
	$(RUN)/ruff check
	$(RUN)/ruff format --check
	$(RUN)/mypy

format: .venv/dev ## Put the sources into shape
	$(RUN)/ruff check --fix
	$(RUN)/ruff format

bench: .venv/dev ## Measure; writes benchmarks/results.json and docs/benchmarks.md
	$(RUN)/python -m benchmarks $(ARGS)

soak: .venv/dev ## Load, fault and fuzz runs at full length
	$(RUN)/pytest -m soak --soak $(ARGS)

screenshots: .venv/dev ## Pictures of every page into build/screenshots
	@scripts/test-programs
	$(RUN)/python -m scripts.screenshots $(ARGS)

messages: .venv/dev ## Gather what is said to people, and compile its translations
	$(RUN)/python -m scripts.messages

lock: .venv/dev ## Renew the locked dependencies
	$(RUN)/uv pip compile -q --universal --generate-hashes --no-header --no-emit-index-url \
	  --extra all pyproject.toml -o locks/run.txt
	$(RUN)/uv pip compile -q --universal --generate-hashes --no-header --no-emit-index-url \
	  --extra all --group dev pyproject.toml -o locks/dev.txt

audit: .venv/dev ## Ask whether advisories are known against what is locked (needs a network)
	$(RUN)/uv tool run pip-audit --disable-pip --require-hashes -r locks/run.txt

clean: ## Remove everything that was made
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

%.mo: %.po .venv/run
	$(RUN)/pybabel -q compile -f -d web/translations

.venv/bin/python:
	@scripts/make-venv $(PYTHON)

.venv/run: .venv/bin/python locks/run.txt pyproject.toml
	$(RUN)/pip install -q --disable-pip-version-check --require-hashes -r locks/run.txt
	$(RUN)/pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/dev: .venv/bin/python locks/dev.txt pyproject.toml
	$(RUN)/pip install -q --disable-pip-version-check --require-hashes -r locks/dev.txt
	$(RUN)/pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@ .venv/run
