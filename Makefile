.DEFAULT_GOAL := help
PYTHON := .venv/bin/python

.PHONY: help test
help: ## what can be made
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

test: ## the whole suite
	$(PYTHON) -m pytest -n 2
