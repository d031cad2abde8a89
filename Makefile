# `make demo` and `make test` are all the set-up there is: each makes its environment in .venv first.
PYTHON ?= python3
BIN := .venv/bin
export OMP_NUM_THREADS ?= 1

.DEFAULT_GOAL := help
.PHONY: help demo test soak check evaluate bench archive docs requirements clean

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /\1\t/' | expand -t 16

# Installed by hash, the program itself without a build environment of its own, so that nothing unpinned is fetched.
.venv/program: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@$(BIN)/python -m compileall -q src
	@touch $@

# All that is needed stands in the list; pip is not asked, for it knows nothing of what pyproject.toml overrides.
.venv/tools: .venv/program requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.txt
	@touch $@

demo: .venv/program out/examples.sqlite ## read the examples and show the brief
	@$(BIN)/pactwatch brief --record out/examples.sqlite
	@echo
	@echo "Type next:"
	@echo "  $(BIN)/pactwatch serve                                        the same as pages in your browser"
	@echo "  $(BIN)/pactwatch brief examples --format html -o brief.html   the same as a page; open it in a browser"
	@echo "  $(BIN)/pactwatch brief examples --as-of 2024-05-01            as it stood on 1 May"
	@echo "  $(BIN)/pactwatch read examples -o readings.jsonl              everything that was read, a report a line"
	@echo "  $(BIN)/pactwatch --help"

out/examples.sqlite: .venv/program $(wildcard examples/* examples/reports/*)
	@mkdir -p out && rm -f $@*
	@$(BIN)/pactwatch init --record $@ && $(BIN)/pactwatch add examples --record $@ --workers 2

test: .venv/tools ## run the tests, the browser's among them
	@$(BIN)/python -m tests.browser.finding
	$(BIN)/python -m pytest -n 2 --dist worksteal

soak: .venv/tools ## kill workers at random moments, hundreds of times: on each database, and reading archives
	$(BIN)/python -m tests.soak

check: .venv/tools ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

evaluate: .venv/tools ## score the reading against ../shared, write docs/accuracy.md, fail below the floors
	$(BIN)/python -m evaluation

bench: .venv/tools ## measure copies, the cost of reading against the parser alone, and a record of 3,000 reports
	$(BIN)/python -m benchmarks

archive: .venv/tools ## measure a record of 100,000 reports (an hour or so)
	$(BIN)/python -m benchmarks.record 100000

docs: .venv/tools ## write the help texts into the pages
	$(BIN)/python tests/test_docs.py

requirements: ## pin the dependencies anew (needs uv)
	uv pip compile pyproject.toml --group build --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --python-version 3.11 -o requirements.txt
	uv pip compile pyproject.toml --group build --group dev -c requirements.txt --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --python-version 3.11 -o requirements-dev.txt

clean: ## remove what was made
	rm -rf .venv .cache out build dist
