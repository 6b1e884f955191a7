# Each command sets up what it needs; nothing but Python 3.11 or newer, git and make must
# be there beforehand.

PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING = 1

.PHONY: site packed preview check test links canary sweep screenshots bench lock clean help

help:  ## list the commands
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

site: $(BIN)/.site-ready  ## check the content and build the site into site/
	@$(BIN)/python scripts/build_site.py

packed: $(BIN)/.site-ready  ## the same for a web server of your own: .br and .gz beside each text
	@$(BIN)/python scripts/build_site.py --compress

preview: $(BIN)/.site-ready  ## the site at http://127.0.0.1:8000, renewed on save
	@$(BIN)/python scripts/preview_site.py

check: $(BIN)/.site-ready  ## check the content
	@$(BIN)/python scripts/check_content.py

test: $(BIN)/.test-ready  ## every check, linter and test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict scripts
	$(BIN)/python scripts/check_content.py
	$(BIN)/python -m pytest
	@echo "Ran ruff, mypy, the content check and all tests: everything passed."

links: $(BIN)/.site-ready  ## ask other sites whether the pages to which site/ leads are there
	@$(BIN)/python scripts/check_outside_links.py

canary:  ## build with the newest and lowest versions and by ProperDocs, and say what differs
	@for kind in newest lowest properdocs; do echo "== $$kind"; .ci/canary $$kind || exit 1; done

sweep: $(BIN)/.test-ready  ## the long forms of the tests: generated input, every state, 200 kills, fuzzing
	SWEEP=1 $(BIN)/python -m pytest tests/checks/test_any_input.py tests/browser tests/build/test_site_build.py tests/build/test_safety.py tests/build/test_bad_input.py tests/build/test_agreement.py tests/content/test_link_targets.py tests/render/test_fast_markdown.py
	$(BIN)/python -m pip install --quiet --disable-pip-version-check atheris
	@mkdir -p .cache/fuzz
	$(BIN)/python tests/fuzz/fuzz_pages.py .cache/fuzz tests/fuzz/corpus -max_total_time=600 -max_len=4096

screenshots: $(BIN)/.test-ready site  ## pictures of each kind of page, in screenshots/
	@PYTHONPATH=scripts:tests $(BIN)/python tests/screenshots.py

bench: $(BIN)/.test-ready  ## how fast: ratios on made-up content
	@PYTHONPATH=scripts $(BIN)/python tests/benchmarks/bench_build.py
	@PYTHONPATH=scripts $(BIN)/python tests/benchmarks/bench_preview.py
	@PYTHONPATH=scripts $(BIN)/python tests/benchmarks/bench_check.py
	@PYTHONPATH=scripts $(BIN)/python tests/benchmarks/bench_search.py

lock: $(BIN)/.test-ready  ## renew the pinned requirements from pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --upgrade pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --upgrade --extra dev pyproject.toml -o requirements-dev.txt

clean:  ## remove what was built and set up
	rm -rf .venv site .cache .mypy_cache .ruff_cache .pytest_cache

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed.")'
	$(PYTHON) -m venv .venv

$(BIN)/.site-ready: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(BIN)/.test-ready: requirements-dev.txt tests/browser/tools/package-lock.json | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@if command -v npm >/dev/null; then npm ci --silent --prefix tests/browser/tools; \
	else echo "npm is not installed: the checks of access and HTML are skipped."; fi
	@touch $@ $(BIN)/.site-ready
