# Kickoff. `make` alone lists what can be made.
SHELL := /bin/sh
.DEFAULT_GOAL := help

# A JDK 25 or newer; bin/find-jdk says how to get one.
find_jdk = JAVA_HOME=$$(bin/find-jdk) || exit 1; export JAVA_HOME

PLAYERS ?= 60
MATCH_SECONDS ?= 3

sources := $(shell find pom.xml .mvn crds $(wildcard */pom.xml) */src/main -type f 2>/dev/null)
built := local/target/built

.PHONY: help
help: ## List what can be made
	@echo "Kickoff: matchmaking and game servers on Kubernetes"
	@echo
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "  make demo PLAYERS=62 MATCH_SECONDS=5   another number of players, longer matches"
	@echo "  KICKOFF_LOCAL_API=real|mock|auto       the Kubernetes API the demo runs on"

.PHONY: demo
demo: $(built) ## Play matches with bots on this machine, nothing installed
	@$(find_jdk); exec "$$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m \
	  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
	  -Dlogback.configurationFile=logback-local.xml \
	  -cp 'local/target/local.jar:local/target/lib/*' games.kickoff.local.demo.DemoMain \
	  --players "$(PLAYERS)" --match-seconds "$(MATCH_SECONDS)"

.PHONY: build
build: $(built) ## Compile and package, without tests

$(built): $(sources)
	@echo "Building (the first time this fetches what it needs)"
	@$(find_jdk); ./mvnw -q -DskipTests package
	@touch $@

.PHONY: test
test: ## Run the whole suite and all checks
	@$(find_jdk); ./mvnw verify

.PHONY: format
format: ## Format the Java sources
	@$(find_jdk); ./mvnw -q spotless:apply

.PHONY: crds
crds: ## Write crds/ anew from the Java types
	@$(find_jdk); ./mvnw -q -pl core,store,operator test -Dtest='CommittedCrdsTest#isWhatTheTypesGenerate' \
	  -Dsurefire.failIfNoSpecifiedTests=false -Dkickoff.crds.write=true

.PHONY: clean
clean: ## Remove what was built
	@$(find_jdk); ./mvnw -q clean
