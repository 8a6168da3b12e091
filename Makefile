# What a contributor runs, in .venv where there is one. CONTRIBUTING.md has each command for those without make.

BIN := $(if $(wildcard .venv/bin),.venv/bin/)

.PHONY: help lint types test test-fast coverage bundle bench lock licences bom audit mutants

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile

lint: ## look for faults, and for code that is not formatted
	$(BIN)ruff check . && $(BIN)ruff format --check . && $(BIN)deno lint && $(BIN)deno fmt --check

types: ## check types
	$(BIN)mypy && $(BIN)deno check layers/web dashboard/desk

test: ## run all tests
	$(BIN)pytest

test-fast: ## run the tests that need neither a browser nor the benchmark
	$(BIN)pytest --ignore=tests/browser --ignore=tests/bench --ignore=tests/hostile

coverage: ## run all tests, and list the lines that none of them reaches
	$(BIN)pytest --cov

bundle: ## build the viewer's script and style sheet
	$(BIN)python -m layers.web.build

bench: ## measure, beside other tools, and print the report
	$(BIN)python -m tests.bench

lock: ## write requirements.lock: every package, with hashes
	$(BIN)python -m tests.supply.lock

licences: ## list the licences of what the program needs, and fail at one that is not allowed
	$(BIN)python -m tests.supply.licences

bom: ## write bom.json: what the program needs, as CycloneDX
	$(BIN)cyclonedx-py requirements requirements.lock --pyproject pyproject.toml --output-reproducible -o bom.json

audit: ## ask whether a fault is known in one of the locked packages
	$(BIN)pip-audit --requirement requirements.lock --require-hashes --disable-pip --strict

mutants: ## break the code in a sample of places, and list what no test notices
	$(BIN)python -m tests.supply.mutants
