# Everything a clean machine needs: `make demo` and `make test` install or name what is missing, then build and run.
SHELL := /bin/bash
SWIFT ?= swift
# The tool starts sooner, and runs where no Swift is, with the library of Swift inside.
STATIC := $(if $(filter Linux,$(shell uname)),--static-swift-stdlib)
RELEASE := .build/release/vientities
FIXTURE := fixtures/articles/hoi-nghi-danh-sach-lanh-dao.txt

.PHONY: demo test build release setup evaluate gold originality benchmark measure stages limits bars scale consumer image format clean

demo: release
	@sed -E 's/⟦[TPBLDNE][0-9]* //g; s/⟧//g' $(FIXTURE) | $(RELEASE) annotate --color always

test: setup
	$(SWIFT) test
	$(MAKE) consumer
	@if [ -d ../shared/gold ]; then $(MAKE) originality gold; fi

# A package that knows nothing of this one but its path builds and runs.
consumer: setup
	$(SWIFT) run --package-path fixtures/consumer --scratch-path .build-consumer consumer

release: setup
	$(SWIFT) build -c release --product vientities $(STATIC)

build: setup
	$(SWIFT) build

# The built-in lexicon compiled, for a quick start; a test fails where it is out of date. A tool that was built before the
# lexicon's text changed will do.
DATA := Sources/CLexicon/data
image:
	@[ -x $(RELEASE) ] || $(MAKE) release
	$(RELEASE) lexicon image $(DATA) > .build/lexicon.image
	cp .build/lexicon.image $(DATA)/lexicon.image
	touch Sources/CLexicon/lexicon.c

# ICU's headers and pkg-config: installed where this user may, else named with the exact command.
setup:
	@bash setup.sh

# Accuracy on the project's own fixtures.
evaluate: release
	@$(RELEASE) evaluate fixtures/articles

# Accuracy on the reference texts, where they lie beside the project.
gold: release
	@test -d ../shared/gold || { echo "make gold: no ../shared/gold beside the project"; exit 1; }
	@for name in articles dev; do \
	  $(RELEASE) annotate --input jsonl --format jsonl ../shared/gold/$$name.jsonl > .build/$$name.jsonl && \
	  python3 ../shared/score.py ../shared/gold/$$name.jsonl .build/$$name.jsonl || exit 1; done

# Names sentences of the project's own texts that repeat the reference texts, where these lie beside it.
originality:
	@test -d ../shared || { echo "make originality: no ../shared beside the project"; exit 1; }
	@python3 ../shared/check_originality.py .

# The short benchmarks, in under three minutes once they are built.
benchmark: setup
	$(SWIFT) package --package-path Benchmarks --scratch-path .build-benchmarks --disable-sandbox benchmark --grouping metric --no-progress

# What the suite cannot measure; Benchmarks/README.md says what each is.
MEASURE := .build-benchmarks/release/measure
measure: setup release
	@$(SWIFT) build --package-path Benchmarks --scratch-path .build-benchmarks -c release --product measure

# The budget: nanoseconds a syllable for each stage.
stages: measure
	@$(MEASURE) stages

# Fails where allocations or instructions are over the committed figures; UPDATE=1 commits new ones.
limits: measure
	@$(MEASURE) limits $(if $(UPDATE),--update)

# The bars that need processes: start, threads, peak memory, worst cases. Some minutes, better on a quiet machine.
bars: measure
	@failed=; for bar in start threads memory worst; do echo "== $$bar"; $(MEASURE) $$bar || failed="$$failed $$bar"; done; \
	if [ -n "$$failed" ]; then echo "over the bar:$$failed" >&2; exit 1; fi

# Time and memory from 1 KB to 1 GB, drawn into docs/scale.svg.
scale: measure
	@mkdir -p docs
	@$(MEASURE) scale docs/scale.svg

# Lays the sources out by `.swift-format`.
format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests fixtures/consumer Benchmarks/Package.swift Benchmarks/Sources Benchmarks/Benchmarks

clean:
	rm -rf .build .build-consumer .build-benchmarks Benchmarks/.build
