# Every command of the project. All of them set the checkout up by themselves.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help demo test record fit bench fuzz soak check unit extension frozen test-frozen test-libraries windows test-windows packages schema format lock clean

PYTHON := .venv/bin/python
READY := build/out/.ready
ORIGINS ?=

help: ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

$(READY): build/setup.sh requirements.lock build/requirements-build.lock package-lock.json pyproject.toml
	@bash build/setup.sh

demo: $(READY) ## the whole product on the practice site; HEADLESS=1 presses the button itself
	@$(PYTHON) -m build.demo

test: $(READY) ## all checks and tests
	@bash build/check.sh

record: $(READY) ## the conversations of tests/contract/recorded written anew: read the difference before you commit it
	@QUALITOKEN_RECORD=1 $(PYTHON) -m pytest tests/contract/test_contract_recorded.py \
	  tests/browser/recorded/test_recorded.py::test_the_extension_asks_and_shows_what_is_recorded

fit: $(READY) ## the weights of customers' signals, labels and the page's evidence, fitted anew; FIT=left_out, ablation: pages only
	@$(if $(FIT),,$(PYTHON) -m build.fit && $(PYTHON) -m build.fit_labels &&) $(PYTHON) -m build.fit_pages $(FIT)
	@$(PYTHON) build/schema/generate.py

bench: $(READY) ## every figure beside its floor; BENCH="hello click" these, BASE=<commit> beside that commit
	@$(PYTHON) -m tests.bench

fuzz: $(READY) ## inputs that nobody thought of: FUZZ="wire toml" MINUTES=10 SEED=7; REPLAY=file: one of them again
	@$(PYTHON) -m tests.fuzz $$FUZZ $${MINUTES:+--minutes "$$MINUTES"} $${SEED:+--seed "$$SEED"} \
	  $${REPLAY:+--replay "$$REPLAY"}

soak: $(READY) ## one host and one browser in use for long, and whether anything grows: SOAK=host_reads MINUTES=30
	@$(PYTHON) -m tests.soak $$SOAK $${MINUTES:+--minutes "$$MINUTES"}

extension: $(READY) ## build/out/extension; ORIGINS="https://qualitor.empresa.com.br/*" adds addresses
	@node build/extension.mjs --origins "$(ORIGINS)"

frozen: $(READY) ## both programs with their own Python, for this system: build/out/frozen
	@$(PYTHON) -m build.freeze --extension

test-frozen: frozen ## contract and browser tests against the frozen programs
	@QUALITOKEN_PROGRAMS=build/out/frozen/qualitoken $(PYTHON) -m pytest --numprocesses 2 --dist loadfile \
	  tests/contract tests/browser

test-libraries: $(READY) ## choices of every component library that pages are known to be built with
	@QUALITOKEN_ALL_LIBRARIES=1 $(PYTHON) -m pytest --numprocesses 2 tests/browser/widgets/test_libraries.py

windows: $(READY) ## Windows programs made under Wine, both installers, portable zip: build/out/windows
	@$(PYTHON) -m build.windows

test-windows: windows ## both installers used under Wine: install, read a token, fill the page, upgrade, uninstall
	@QUALITOKEN_WINDOWS=1 $(PYTHON) -m pytest tests/windows

packages: $(READY) ## the extension for the stores and for hosting it oneself: build/out/packages
	@$(PYTHON) -m build.packages

schema: $(READY) ## the extension's side of the protocol and PROTOCOL.md from native_host/protocol/
	@$(PYTHON) build/schema/generate.py

format: $(READY) ## lay out Python and TypeScript
	@.venv/bin/ruff format . && .venv/bin/ruff check --fix . && npx biome check --write .

lock: $(READY) ## renew requirements.lock and package-lock.json from what pyproject.toml and package.json ask for
	@bash build/lock.sh

clean: ## remove everything that can be made again
	@rm -rf build/out .venv node_modules
