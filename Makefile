# Kickoff. `make` alone lists what can be made.
SHELL := /bin/sh
.DEFAULT_GOAL := help

# A JDK 25 or newer; bin/find-jdk says how to get one.
find_jdk = JAVA_HOME=$$(bin/find-jdk) || exit 1; export JAVA_HOME

GAME ?= duel
PLAYERS ?= $(if $(filter ranked,$(GAME)),200,60)
ROUNDS ?= 10
MATCH_SECONDS ?= 3
OPERATORS ?= 1

# The option --$(1) with the value $(2); nothing if the value is empty.
option = $(if $(2),--$(1) "$(2)")
# A variable's value, but only if it is set on the command line: some systems have a NAME in their environment.
given = $(if $(findstring command,$(origin $(1))),$($(1)))

sources := $(shell find pom.xml .mvn crds $(wildcard */pom.xml) */src/main -type f 2>/dev/null)
built := checkout/target/built

.PHONY: help
help: ## List what can be made
	@echo "Kickoff: matchmaking and game servers on Kubernetes"
	@echo
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "  make demo PLAYERS=62 MATCH_SECONDS=5   another number of players, longer matches"
	@echo "  make demo GAME=ranked ROUNDS=10        200 registered players on a ladder, and their leaderboard"
	@echo "  make run PORT=9000 QUEUE=queues.yaml   another port; your MatchQueues, several documents"
	@echo "  make run OPERATORS=2 KEEP=1            a stand-by operator, in the demo too; keep the logs"
	@echo "  make run DEFAULT_QUEUE=arena/duel      the simple API's queue (the file's first)"
	@echo "  make bench BENCH='--brief --only store'  a part of the benches; BENCH=--help says which"
	@echo "  make faults FAULT=redis-older SEED=9   that fault, with that seed; FAULT=help lists them"
	@echo "  make cluster                           all of it on a kind cluster; then: $(filter-out cluster,$(cluster_commands))"
	@echo "  KICKOFF_LOCAL_API=real|mock|auto       the Kubernetes API demo, run and bench use"
	@echo "  KICKOFF_LOG_FORMAT=text|json           how their operator and gateway write logs"

.PHONY: demo
demo: $(built) ## Play matches with bots on this machine, nothing installed
	@exec bin/kickoff demo --game "$(GAME)" --rounds "$(ROUNDS)" --players "$(PLAYERS)" \
	  --match-seconds "$(MATCH_SECONDS)" --operators "$(OPERATORS)"

.PHONY: run
run: $(built) ## Run the stack until Ctrl-C: gateway on 127.0.0.1:8080
	@exec bin/kickoff run $(call option,port,$(PORT)) $(call option,queue,$(QUEUE)) \
	  $(call option,default-queue,$(DEFAULT_QUEUE)) --operators "$(OPERATORS)" $(if $(filter-out 0,$(KEEP)),--keep)

# get, apply and delete do not rebuild: the running stack has the jars open.
chosen = $(call option,port,$(PORT)) $(call option,kind,$(KIND)) $(call option,name,$(call given,NAME)) \
  $(call option,namespace,$(NAMESPACE))

.PHONY: get
get: ## Show objects of the running stack: KIND=mq|gsess|pods|... NAME=... OUT=yaml
	@exec bin/kickoff get $(chosen) $(call option,out,$(OUT))

.PHONY: apply
apply: ## Create or change objects of the running stack: FILE=...
	@exec bin/kickoff apply $(call option,port,$(PORT)) $(call option,file,$(FILE))

.PHONY: delete
delete: ## Delete an object of the running stack: KIND=... NAME=...
	@exec bin/kickoff delete $(chosen)

.PHONY: bench
bench: $(built) ## Measure this machine: about 12 minutes, then a table (docs/bench.md)
	@exec bin/kickoff bench $(BENCH)

.PHONY: faults
faults: $(built) ## Break realms in every way and check what is promised: RUNS=... SEED=... FAULT=... PARALLEL=...
	@exec bin/kickoff faults $(call option,runs,$(RUNS)) $(call option,seed,$(SEED)) \
	  $(if $(filter help,$(FAULT)),--help,$(call option,fault,$(FAULT))) $(call option,parallel,$(PARALLEL))

.PHONY: simulate
simulate: $(built) ## Simulate matchmaking: QUEUE=file.yaml RATE=2,20,200,burst SEED= HOURS= TICKETS=
	@exec bin/kickoff simulate $(call option,rate,$(RATE)) $(call option,seed,$(SEED)) $(call option,hours,$(HOURS)) \
	  $(call option,queue,$(QUEUE)) $(call option,tickets,$(TICKETS)) $(call option,parties,$(PARTIES)) \
	  $(call option,sweep,$(SWEEP)) $(call option,out,$(OUT))

.PHONY: bench-matcher
bench-matcher: $(built) ## Measure the matcher with JMH: 100 to 100,000 waiting tickets
	@$(find_jdk); exec "$$JAVA_HOME/bin/java" -cp 'checkout/target/lib/*' \
	  games.kickoff.simulator.bench.MatcherBenchMain $(BENCH)

# Builds only if nothing is built yet: it works on the running stack's Postgres, or on another one.
.PHONY: rebuild-ratings
rebuild-ratings: ## Recompute all ratings from the ledger and compare; KICKOFF_POSTGRES_... say where
	@test -e $(built) || $(MAKE) --no-print-directory build
	@$(find_jdk); exec "$$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xmx512m \
	  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dlogback.configurationFile=logback-local.xml -cp 'checkout/target/checkout.jar:checkout/target/lib/*' \
	  games.kickoff.operator.rating.RebuildRatingsMain

.PHONY: build
build: $(built) ## Compile and package, without tests

$(built): $(sources)
	@echo "Building (the first time this fetches what it needs)"
	@$(find_jdk); bin/mvn-progress short -DskipTests package
	@touch $@

.PHONY: cli
cli: $(built) ## Pack the small kickoff command for users: cli/target/kickoff.tar.gz
	@rm -rf cli/target/kickoff && mkdir cli/target/kickoff && \
	  cp -R cli/target/cli.jar cli/target/lib cli/src/main/sh/kickoff cli/target/kickoff && \
	  tar -C cli/target -czf cli/target/kickoff.tar.gz kickoff && echo "cli/target/kickoff.tar.gz"

.PHONY: test
test: ## Run the whole suite and all checks
	@$(find_jdk); bin/mvn-progress all verify; status=$$?; \
	skipped=$$(cat */target/surefire-reports/TEST-*ApiServerIT.xml 2>/dev/null | grep -c 'skipped message="kube-api-test'); \
	[ "$$skipped" -eq 0 ] || echo "$$skipped tests were skipped: no kube-apiserver in ~/.kubeapitest"; \
	bin/suite-times; \
	exit $$status

.PHONY: format
format: ## Format the Java sources
	@$(find_jdk); ./mvnw -q spotless:apply

.PHONY: crds
crds: ## Write crds/ anew from the Java types
	@$(find_jdk); ./mvnw -q -pl core,operator-api test -Dtest='CommittedCrdsTest#isWhatTheTypesGenerate' \
	  -Dsurefire.failIfNoSpecifiedTests=false -Dkickoff.crds.write=true
	@cp crds/*.yaml helm/kickoff/files/

.PHONY: chart
chart: ## Write the chart's golden files anew; review what changed
	@$(find_jdk); ./mvnw -q -pl helm test -Dtest=GoldenTemplatesTest,ClusterCommandsTest -Dkickoff.golden.write=true
	@git diff --stat -- helm/src/test/resources

.PHONY: golden
golden: ## Write the golden files of wire forms anew; review what changed
	@$(find_jdk); ./mvnw -q -pl redis,postgres,operator,gateway -am test -Dtest='*GoldenTest,*GoldenIT' \
	  -Dsurefire.failIfNoSpecifiedTests=false -Dkickoff.golden.write=true
	@git diff --stat -- '*/src/test/resources/golden'

.PHONY: images
images: ## Build the images: FORMAT=docker|tar PLATFORM=linux/arm64, or REGISTRY=... to push
	@FORMAT="$(FORMAT)" PLATFORM="$(PLATFORM)" REGISTRY="$(REGISTRY)" TAG="$(TAG)" BASE="$(BASE)" AOT="$(AOT)" \
	  bin/images

.PHONY: release
release: ## Write chart, CRDs, images, SBOMs, digests and checksums to target/release: REGISTRY=... pushes
	@PLATFORM="$(PLATFORM)" REGISTRY="$(REGISTRY)" BASE="$(BASE)" AOT="$(AOT)" bin/release

# Targets for a kind cluster; with DRY_RUN=1 each prints its commands instead of running them.
cluster_commands := cluster cluster-delete load-images deploy databases port-forward load e2e ping-redis \
  ping-postgres clear-databases logs down
.PHONY: $(cluster_commands)
$(cluster_commands):
	@DRY_RUN="$(DRY_RUN)" PORT="$(PORT)" PLAYERS="$(call given,PLAYERS)" BASE="$(BASE)" bin/cluster $@

.PHONY: clean
clean: ## Remove what was built
	@$(find_jdk); ./mvnw -q clean
