# make run     install, score the sample story, write its report, serve the app
# make report  the same without the app
# make check   in a minute: lint, types, layers, and tests without browser, cluster or kill
# make test    every check, with the tools for it
# make mutants do the tests of attribution notice when a word or a condition of it goes?
# make bench   time the program, and put the figures into docs/performance.md
# make docs    build the documentation into site/
# make clean   remove what these made

VENV := .venv
PORT ?= 8501
STORY ?= sample
OUT ?= reports
# The first Python on the path that is new enough.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)

# Else every process that a test starts compiles the package again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run report static check test mutants bench docs clean

run: report
	@$(VENV)/bin/framing app $(STORY) --port $(PORT)

report: $(VENV)/.installed
	@$(VENV)/bin/framing compare $(STORY) --out $(OUT)

# What is found without running the program.
static: $(VENV)/.installed-dev
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

check: static
	$(VENV)/bin/pytest -n auto --dist loadfile --no-loadscope-reorder --hypothesis-profile quick \
		-m 'not (browser or cluster or kill or slow)'

test: static
	$(VENV)/bin/pytest -n auto --dist loadfile --no-loadscope-reorder

# MUTANTS="--seed 7 --words 100 --conditions 100 --jobs 4" for another sample.
mutants: $(VENV)/.installed-dev
	$(VENV)/bin/python -m tools.mutants $(MUTANTS)

bench: $(VENV)/.installed-dev
	$(VENV)/bin/python bench/all.py

docs: $(VENV)/.installed-docs
	@# The variable leaves out the theme's notice about its successor: docs/dependencies.md
	NO_MKDOCS_2_WARNING=1 $(VENV)/bin/python -m mkdocs build --strict --quiet
	@echo "site/index.html"

clean:
	rm -rf $(VENV) $(OUT) site build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -rf .import_linter_cache

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed; set PYTHON to one" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

# Stamps, so that nothing is installed again until pyproject.toml changes.
$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.installed $(VENV)/.installed-docs

$(VENV)/.installed-docs: pyproject.toml | $(VENV)/bin/python
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	@touch $@
