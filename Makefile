# The verbs of the house. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help demo test check fix law docs setup run lock

PYTHON3 ?= python3
PORT ?= 8000
VAR ?= $(CURDIR)/var
WORKERS ?= 2
VENV := .venv/bin

help: ## list what can be made
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

demo: ## run everything here, with invented people (PORT=8000 VAR=var)
	@$(PYTHON3) tools/setup.py
	@TESSERA_PORT=$(PORT) TESSERA_VAR=$(VAR) $(VENV)/tessera demo

test: ## the whole suite (ARGS="tests/dossier -x" for a part)
	@$(PYTHON3) tools/setup.py --dev
	@$(VENV)/python -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

check: ## format, lint, types, contracts, law, translations
	@$(PYTHON3) tools/setup.py --dev
	$(VENV)/ruff format --check --quiet
	$(VENV)/ruff check --quiet
	$(VENV)/mypy
	$(VENV)/lint-imports >$(VENV)/../contracts || { cat $(VENV)/../contracts; exit 1; }
	$(VENV)/tessera law check
	$(VENV)/python -m pytest tests/house

fix: ## format, and mend what can be mended
	@$(PYTHON3) tools/setup.py --dev
	$(VENV)/ruff check --fix --quiet || true
	$(VENV)/ruff format --quiet

law: ## check the law shelf and write docs/law anew
	$(VENV)/tessera law check
	$(VENV)/tessera law show --write docs/law

docs: law ## write again the documents that are made from the law and from code
	$(VENV)/tessera api describe --to tessera/faces/api/openapi.yaml

setup: ## the virtual environment, for use and for development
	@$(PYTHON3) tools/setup.py --dev

run: ## the web alone, against the database that runs
	@$(PYTHON3) tools/setup.py
	@TESSERA_PORT=$(PORT) TESSERA_VAR=$(VAR) $(VENV)/tessera serve

lock: ## pin the dependencies again (needs uv); no address of a registry may stay
	uv lock --quiet
	uv export --quiet --format requirements-txt --no-emit-project --no-header --no-annotate --no-default-groups -o requirements.lock >/dev/null
	uv export --quiet --format requirements-txt --no-emit-project --no-header --no-annotate --group dev -o requirements-dev.lock >/dev/null
	@! grep -nE 'https?://' requirements.lock requirements-dev.lock
