# make run            build the graph of data/sources (or DOCS=folder) and answer three questions
# make test           lint, types, tests; needs Python, make and git
# make test-system    the newcomer's path in a fresh clone; other engines (installs Debian packages)
# make rules          the table of the rules in kg/checks/README.md
# make dev            everything development needs, in .venv
# make architecture   the picture of the layers, data/pictures/architecture.svg
# make notebook       the notebook of data/examples, run anew over the samples
# make reference      the ontology as a page, data/build/reference.html
# make lock           versions and hashes pinned anew after pyproject.toml changed; needs uv
# make units          ontology/units.ttl from nlp/values/units.yml
# make mutants        faults planted in the code: do the tests notice them?
# make bench          speed and growth, against named alternatives

PYTHON ?= python3
VENV ?= .venv
DOCS ?= data/sources
STORE ?= data/build/store
SCALE ?= 100
NAMES ?= 1000000
TARGETS ?= 100000
DEBIAN = chromium virtuoso-opensource-7-bin libreoffice-writer libreoffice-calc fonts-noto-cjk fonts-arphic-uming
PIP = $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check
LOCK = uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-header --no-annotate --no-emit-index-url --no-emit-find-links

.PHONY: run dev test test-system mutants bench rules reference units architecture notebook lock clean

run: $(VENV)/.installed
	@$(VENV)/bin/jipu build $(DOCS) --store $(STORE) --examples
	@echo "报告："; $(VENV)/bin/jipu report --store $(STORE) --out data/build/report
	@echo "审核：jipu check --store $(STORE)"

dev: $(VENV)/.installed-dev

test: $(VENV)/.installed-dev
	$(VENV)/bin/ruff check kg nlp ontology api tests
	$(VENV)/bin/ruff format --check kg nlp ontology api tests
	$(VENV)/bin/codespell kg nlp ontology api tests data *.md .ci Makefile pyproject.toml
	$(VENV)/bin/mypy
	$(VENV)/bin/python -m pytest -n auto --ignore=tests/system

test-system: $(VENV)/.installed-dev
	@{ command -v chromium && command -v virtuoso-t && command -v soffice && fc-list | grep -q UMing; } > /dev/null || { apt-get update -q && apt-get install -qq -y --no-install-recommends $(DEBIAN); } > /dev/null || { echo "需要 Debian 软件包 $(DEBIAN)：请用 root 运行，或先安装" >&2; exit 2; }
	$(VENV)/bin/python -m pytest tests/system

mutants: $(VENV)/.installed-dev
	$(VENV)/bin/python -m tests.mutants

bench: $(VENV)/.installed-dev
	$(VENV)/bin/python -m tests.bench.recognisers
	$(VENV)/bin/python -m tests.bench.linking $(NAMES)
	$(VENV)/bin/python -m tests.bench.questions
	$(VENV)/bin/python -m tests.bench.audit $(TARGETS)
	$(VENV)/bin/python -W ignore -m tests.bench.service
	$(VENV)/bin/python -m tests.bench.search
	$(VENV)/bin/python -W ignore -m tests.bench.pages
	$(VENV)/bin/python -W ignore -m tests.bench.files
	$(VENV)/bin/python -m tests.bench.run $(SCALE)

rules: $(VENV)/.installed-dev
	$(VENV)/bin/python -m tests.checks.page

reference: $(VENV)/.installed
	@mkdir -p data/build
	$(VENV)/bin/python -m ontology.reference data/build/reference.html

architecture: $(VENV)/.installed-dev
	$(VENV)/bin/python -m tests.architecture.picture data/pictures/architecture.svg

notebook: $(VENV)/.installed-dev
	$(VENV)/bin/jipu build data/sources --store $(STORE)
	JIPU_STORE=$(STORE) $(VENV)/bin/python -m tests.support.notebook data/examples/ten-questions.ipynb

# hatchling and editables build the project itself. Versions that are pinned stay until their line is deleted.
lock:
	printf 'hatchling\neditables\n' | $(LOCK) pyproject.toml - --all-extras --output-file constraints-dev.txt
	printf 'hatchling\neditables\n' | $(LOCK) pyproject.toml - --constraint constraints-dev.txt --output-file constraints.txt

units: $(VENV)/.installed
	$(VENV)/bin/python -m ontology.units

clean:
	rm -rf $(VENV) data/build

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更高版本（可用 make PYTHON=python3.12 指定）" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(PIP) --require-hashes --requirement constraints.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed constraints-dev.txt
	$(PIP) --require-hashes --requirement constraints-dev.txt
	@touch $@
