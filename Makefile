# The two commands a newcomer needs: `./autobuilder migrate examples/bookstore` and `make test`.
BIN := .venv/bin
JOBS ?= 2

.PHONY: web bench-web test-web test test-e2e test-cluster test-images bench bench-corpus lint format lock schemas

.venv/.dev: requirements-dev.txt
	./autobuilder --venv-only
	$(BIN)/python -m pip install -q --require-hashes -r requirements-dev.txt
	touch $@

test: lint
	$(BIN)/pytest -n $(JOBS) -m "not e2e and not cluster"

# Whole migrations with Maven: the examples, and the kill test. About half an hour on two cores.
test-e2e: .venv/.dev
	$(BIN)/pytest -m e2e

# A real Kubernetes on this machine, kubelet included: as root, after scripts/cluster_tools.sh.
test-cluster: .venv/.dev
	$(BIN)/pytest -m "cluster and not images" tests/cluster

# The four images by buildah, each at its work in that Kubernetes. Needs 15 GB of disk.
test-images: .venv/.dev
	$(BIN)/pytest -m images tests/cluster

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports

format: .venv/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Ratios of medians from paired runs; see benchmarks/README.md.
bench: .venv/.dev
	$(BIN)/python -m benchmarks.migrate -n $(or $(RUNS),3) $(PROJECTS)

# Every project below CORPUS, as a table of what came out verified.
bench-corpus: .venv/.dev
	$(BIN)/python -m benchmarks.corpus $(CORPUS) --results benchmarks/results $(OPTIONS)

# How fast the pages' log of 200,000 lines answers, in Chromium. ROUNDS=20, SLOWER=4 for a slower machine.
bench-web: .venv/.dev web
	sh scripts/install_chromium.sh
	cd web && npx playwright test -c playwright.bench.config.ts

lock: .venv/.dev
	$(BIN)/uv pip compile pyproject.toml --python-version 3.12 --generate-hashes --no-strip-extras --no-emit-index-url --no-header -q -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --group dev -c requirements.txt --python-version 3.12 --generate-hashes --no-strip-extras --no-emit-index-url --no-header -q -o requirements-dev.txt

schemas: .venv/.dev
	$(BIN)/python -m scripts.write_schemas

# The web pages (Node 20 or newer): what `autobuilder serve` starts.
web: web/.next/standalone/start.mjs

web/node_modules/.package-lock.json: web/package-lock.json
	npm --prefix web ci --no-audit --no-fund

web/.next/standalone/start.mjs: web/node_modules/.package-lock.json $(shell find web/src web/messages web/scripts -type f 2>/dev/null)
	NEXT_TELEMETRY_DISABLED=1 npm --prefix web run build

# Types, style, logic, size, and the pages in a real browser on a real run; WEB_PICTURES=1 renews docs/images/web-*.png.
test-web: .venv/.dev web
	npm --prefix web run lint
	npm --prefix web test
	npm --prefix web run budget
	sh scripts/install_chromium.sh
	npm --prefix web run e2e -- $(E2E)
