PY := .venv/bin/python

.PHONY: test lint format golden
.venv/.dev: requirements-dev.txt
	./autobuilder --venv-only
	.venv/bin/pip install -q --require-hashes -r requirements-dev.txt
	touch $@

test: .venv/.dev lint
	.venv/bin/pytest -n auto -m "not e2e and not cluster"

lint: .venv/.dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/pyright
	.venv/bin/lint-imports

format: .venv/.dev
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .
