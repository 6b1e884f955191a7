# Each command sets up what it needs; nothing but Python 3.11 or newer, git and make must
# be there beforehand.

PYTHON ?= python3
VERSION ?= $(shell git describe --always)
BIN := .venv/bin
export NO_MKDOCS_2_WARNING = 1

# What the check of a pull request runs beside the build: about a minute, no browser, no server.
QUICK := tests/checks tests/content tests/fuzz tests/model tests/outputs tests/translation \
	tests/words tests/test_content.py tests/test_names.py tests/test_rooms.py tests/test_workflows.py

.PHONY: site packed preview check quick test links canary fuzz sweep release screenshots bench lock clean help

# The commands are described in the words of the user's language, under `commands.make`.
help:
	@lang=$${LC_ALL:-$${LC_MESSAGES:-$$LANG}}; words=scripts/newsroom/words; \
	file=$$words/$${lang%%[_.]*}.yml; [ -f "$$file" ] || file=$$words/en.yml; \
	sed -n '/^  make:/,/^  *[^ ]*:$$/s/^    \([a-z]*\): "\{0,1\}\([^"]*\)"\{0,1\}$$/\1\t\2/p' $$file

site: $(BIN)/.site-ready
	@$(BIN)/python scripts/build_site.py

packed: $(BIN)/.site-ready
	@$(BIN)/python scripts/build_site.py --compress

preview: $(BIN)/.site-ready
	@$(BIN)/python scripts/preview_site.py

check: $(BIN)/.site-ready
	@$(BIN)/python scripts/check_content.py

quick: $(BIN)/.dev-ready
	$(BIN)/python -m pytest -q $(QUICK)

test: $(BIN)/.test-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict scripts
	$(BIN)/python scripts/check_content.py
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile
	@echo "Ran ruff, mypy, the content check and all tests: everything passed."

links: $(BIN)/.site-ready
	@$(BIN)/python scripts/check_outside_links.py

canary:
	@for kind in newest lowest properdocs zensical; do echo "== $$kind"; .ci/canary $$kind || exit 1; done

fuzz: $(BIN)/.tools-ready
	$(BIN)/python tests/fuzz/run.py

sweep: $(BIN)/.test-ready
	SWEEP=1 $(BIN)/python -m pytest tests/checks/test_any_input.py tests/checks/test_budgets.py tests/checks/test_rule_times.py tests/browser tests/build/test_site_build.py tests/build/test_safety.py tests/build/test_bad_input.py tests/build/test_agreement.py tests/build/test_whatever_passes_builds.py tests/content/test_link_targets.py tests/render/test_certain_code.py tests/render/test_cleaned_targets.py tests/render/test_every_language.py tests/render/test_fast_markdown.py tests/search/test_sizes.py
	@$(MAKE) --no-print-directory fuzz

release: $(BIN)/.tools-ready
	@mkdir -p dist
	git archive --format=tar.gz --prefix=newsroom-$(VERSION)/ -o dist/newsroom-$(VERSION).tar.gz HEAD
	$(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible --of JSON -o dist/newsroom.cdx.json requirements.txt

screenshots: $(BIN)/.test-ready site
	@PYTHONPATH=scripts:tests $(BIN)/python tests/screenshots.py

bench: $(BIN)/.test-ready
	@PYTHONPATH=scripts $(BIN)/python tests/benchmarks/bench_build.py
	@PYTHONPATH=scripts $(BIN)/python tests/benchmarks/bench_preview.py
	@PYTHONPATH=scripts $(BIN)/python tests/benchmarks/bench_check.py
	@PYTHONPATH=scripts $(BIN)/python tests/benchmarks/bench_search.py
	@PYTHONPATH=scripts $(BIN)/python tests/benchmarks/bench_share.py

COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --upgrade

lock: $(BIN)/.tools-ready
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) --extra dev pyproject.toml -o requirements-dev.txt
	$(COMPILE) --extra tools --constraint requirements-dev.txt pyproject.toml -o requirements-tools.txt

clean:
	rm -rf .venv site dist .cache .mypy_cache .ruff_cache .pytest_cache

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed.")'
	$(PYTHON) -m venv .venv

$(BIN)/.site-ready: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(BIN)/.dev-ready: requirements-dev.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ $(BIN)/.site-ready

$(BIN)/.test-ready: $(BIN)/.dev-ready tests/browser/tools/package-lock.json
	@if command -v npm >/dev/null; then npm ci --silent --prefix tests/browser/tools; \
	else echo "npm is not installed: the checks of access and HTML are skipped."; fi
	@touch $@

# Beside the others, in the same versions: the fuzz targets need atheris and the project.
$(BIN)/.tools-ready: requirements-tools.txt $(BIN)/.dev-ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-tools.txt
	@touch $@
