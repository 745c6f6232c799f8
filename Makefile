# What there is to do here. `make` alone builds.

TAGS  := -tags sqlite_fts5
DEMO  := bin/demo.db
ADDR  ?= 127.0.0.1:8080
FUZZ  := cable:FuzzParse cable:FuzzParseID source:FuzzReadBytes source:FuzzRowsReadBackAsTheyWereWritten source:FuzzSplitter site:FuzzEscape source:FuzzPacked glossary:FuzzReadTag glossary:FuzzCanonicalStation query:FuzzParse query:FuzzTerms query:FuzzMarks archive:FuzzUnpack inverted:FuzzBuilder inverted:FuzzScan inverted:FuzzVarint
FUZZTIME ?= 5m
BENCHTIME ?= 3s

.PHONY: build run test check fidelity fuzz bench bench-serve shots lighthouse clean

build: ## build bin/cables
	go build $(TAGS) -o bin/cables ./cmd/cables

run: build ## build, import the demo archive and serve it
	bin/cables import --db $(DEMO) testdata/demo
	bin/cables serve --db $(DEMO) --addr $(ADDR) --pages testdata/pages

test: ## run every test
	go test $(TAGS) -timeout 30m ./...

check: ## gofmt, vet, staticcheck
	@unformatted=$$(gofmt -l cmd internal web migrations); test -z "$$unformatted" || { echo "not formatted: $$unformatted"; exit 1; }
	go vet $(TAGS) ./...
	go tool staticcheck $(TAGS) ./...

fidelity: ## how exactly real cables are read; needs CABLES_CORPUS
	@go test $(TAGS) ./internal/cable -count=1 -v -run 'Vectors|Publisher|Judged|Title|FM' | grep -E '^ +[a-z]+_test.go|^(ok|FAIL)' | sed 's/^ *[a-z]*_test.go:[0-9]*: //'

# Go's fuzzer now and then takes the end of its time for a failure of the target,
# and then names no failing input: only such a run is run again.
fuzz: ## fuzz every parser, FUZZTIME each
	@mkdir -p bin; for target in $(FUZZ); do for try in 1 2 3 failed; do \
		test $$try != failed || exit 1; \
		echo "$$target"; rm -f bin/fuzzed; \
		{ go test $(TAGS) -run '^$$' -fuzz "^$${target#*:}$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 20x ./internal/$${target%:*} && touch bin/fuzzed; } 2>&1 | tee bin/fuzz.log; \
		test ! -e bin/fuzzed || break; \
		grep -q 'context deadline exceeded' bin/fuzz.log && ! grep -q 'Failing input' bin/fuzz.log || exit 1; \
	done; done

# What benchmarks of the whole read: a fictional dump and its archive.
BENCH_COUNT ?= 251287
BENCH_DUMP  := bin/bench-$(BENCH_COUNT).csv
BENCH_DB    := bin/bench-$(BENCH_COUNT).db

$(BENCH_DUMP): | build
	bin/cables synth --count $(BENCH_COUNT) --seed 1 --out $@

$(BENCH_DB): $(BENCH_DUMP)
	bin/cables import --db $@ $<

bench: build $(BENCH_DB) ## run every benchmark, on BENCH_COUNT fictional cables where size matters
	CABLES_BENCH_BIN=$(CURDIR)/bin/cables CABLES_BENCH_DUMP=$(CURDIR)/$(BENCH_DUMP) CABLES_BENCH_ARCHIVE=$(CURDIR)/$(BENCH_DB) \
		go test $(TAGS) -p 1 -run '^$$' -bench . -benchtime $(BENCHTIME) -timeout 60m ./...

# What bench-serve serves, and how long: LOAD="-times 9 -duration 2s".
SERVE_DB ?= $(BENCH_DB)
LOAD     ?=

bench-serve: build $(SERVE_DB) ## serve an archive beside nginx and a bare handler; needs nginx and wrk
	go test $(TAGS) ./internal/site/load -run TestLoad -count=1 -v -timeout 60m -args \
		-load -cables $(CURDIR)/bin/cables -db "$(abspath $(SERVE_DB))" $(LOAD)

shots: ## pictures of every page type, in bin/shots
	go test $(TAGS) ./internal/site/browser -run TestShots -count=1 -timeout 60m -shots $(CURDIR)/bin/shots

lighthouse: ## Lighthouse on home, a list and a cable; takes minutes
	cd internal/site/browser && npm install --no-save --no-audit --no-fund lighthouse@12.8.2
	go test $(TAGS) ./internal/site/browser -run TestLighthouse -lighthouse -v -count=1 -timeout 20m

clean: ## remove what was built
	rm -rf bin
