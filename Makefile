# make run     set up what is missing, then open the app (without a terminal: write a sample assessment and its PDF)
# make setup   only the set-up: .venv with .venv/bin/assessor in it
# make test    set-up, every check, every test
# make check   lint, format, types, import contracts
# make bench   the timings, as ratios; informative, never a test
# make replies how well typed replies are understood, on held-back example sentences; informative too
# make lock    renew both lock files
# make help    this list
#
# Needs git, make and Python 3.11 or newer; PYTHON=... names one. A stamp inside .venv is newer than all that it was
# made from, so a second run asks nobody anything. Written for GNU make 3.81, which macOS still ships.

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup setup-dev run test check bench replies lock moved

BIN := .venv/bin
RUN_STAMP := .venv/ready-to-run
DEV_STAMP := .venv/ready-to-develop
SET_UP := .ci/set-up

# Scripts in a .venv hold its path. A checkout that was moved or copied gets a new one.
ifneq ($(shell cat .venv/made-in 2>/dev/null),$(CURDIR))
$(RUN_STAMP) $(DEV_STAMP): moved
endif

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

setup: $(RUN_STAMP)

setup-dev: $(DEV_STAMP)

# An interpreter that went away, as after a system upgrade, counts as remade; so the stamps below are too.
$(BIN)/python: ;

# The stamp comes last: what failed or was interrupted leaves none. The second lock holds all of the first.
$(RUN_STAMP): requirements.lock pyproject.toml $(SET_UP) $(BIN)/python
	@$(SET_UP) requirements.lock
	@touch $@

$(DEV_STAMP): requirements-dev.lock requirements.lock pyproject.toml $(SET_UP) $(BIN)/python
	@$(SET_UP) requirements-dev.lock
	@touch $(RUN_STAMP) $@

# The app itself asks for the same three.
run: setup
	@if [ -t 0 ] && [ -t 1 ] && [ -t 2 ]; then exec $(BIN)/assessor; else \
	  echo 'There is no terminal here, so instead of the app this is: assessor demo' >&2; exec $(BIN)/assessor demo; fi

check: setup-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

# Textual reads its settings when the snapshot plug-in imports it, before any conftest.py; hence here.
test: check
	unset NO_COLOR FORCE_COLOR $(filter TEXTUAL_%,$(.VARIABLES)); $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(PYTEST)

bench: setup-dev
	@$(BIN)/python -m tests.bench

replies: setup-dev
	@$(BIN)/python -m tests.bench.replies

lock:
	@.ci/renew-locks
