# make lampiran   the documents of the collection in sops/, into build/
# make test       everything that a change must pass
# make lint-sops  the part of it that checks sops/ and examples/: what is not in sops/sopc-baseline.json fails

SHELL := /bin/bash
.DEFAULT_GOAL := lampiran
.PHONY: lampiran test lint-sops bench examples pesan gallery widths clean

VENV := .venv
BIN := $(VENV)/bin
# The stamps follow pyproject.toml, so that a changed dependency is installed before it is needed. Documents need
# less than the tests do; an environment for the tests serves both.
RUN := $(VENV)/.installed
DEV := $(VENV)/.installed-dev
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LINT_SOPS := $(BIN)/sopc check sops examples --fail-on info

lampiran: $(RUN)
	$(BIN)/sopc build sops -o build

test: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(LINT_SOPS)
	$(BIN)/python -m pytest -n 2 --dist loadgroup

lint-sops: $(RUN)
	$(LINT_SOPS)

bench: $(DEV)
	set -e; for bench in tests/bench/bench_*.py; do $(BIN)/python "$$bench"; done

examples: $(RUN)
	$(BIN)/sopc build examples -o build/examples

pesan: $(DEV)
	$(BIN)/python -m tests.catalogue.make_pesan

gallery: $(DEV)
	$(BIN)/python -m tests.gallery.make_gallery

widths: $(DEV)
	$(BIN)/python renderers/generate_widths.py

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

$(RUN): pyproject.toml | $(BIN)/python
	$(PIP) -e .
	@touch $@

$(DEV): pyproject.toml | $(BIN)/python
	$(PIP) -e '.[dev]'
	@touch $@ $(RUN)

# The first Python that is new enough makes the environment; a name alone may be a stand-in for one not installed.
$(BIN)/python:
	@for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    $$python -m venv --clear $(VENV) && exit 0; \
	    echo "$$python cannot make an environment; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; \
	  fi; \
	done; echo "sopc needs Python 3.11 or newer" >&2; exit 1
