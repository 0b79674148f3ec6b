package games.kickoff.operator.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import games.kickoff.core.ladder.Decay;
import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.match.LatencyRules;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.Ramp;
import games.kickoff.core.match.SkillRules;
import games.kickoff.core.match.SplitWeights;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.api.LadderSpec;
import games.kickoff.operator.api.LatencySpec;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.api.MatchQueueSpec;
import games.kickoff.operator.api.PartiesSpec;
import games.kickoff.operator.api.SkillSpec;
import games.kickoff.operator.api.WindowSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QueueRulesTest {

  @Test
  void fillsInEveryDefault() {
    assertThat(Duel.rules())
        .isEqualTo(
            new QueueRules(
                new QueueKey("games", "duel"),
                "",
                new MatchRules(2, 1, Optional.empty()),
                new ServerRules(
                    8080,
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(30),
                    Duration.ofHours(1),
                    2,
                    Optional.empty()),
                Duel.queue().getSpec().server.template,
                50,
                Duration.ofSeconds(60),
                Duration.ofMinutes(10),
                false,
                false,
                Optional.empty(),
                MatchQueueSpec.Eviction.NEVER,
                Optional.empty()));
  }

  @Test
  void takesWhatTheUserSays() {
    QueueRules rules =
        Duel.rules(queue -> {
          MatchQueueSpec spec = queue.getSpec();
          spec.region = "eu-west";
          spec.teams.size = 5;
          spec.partial = partial(4, "15s");
          spec.server.port = 7777;
          spec.server.readyTimeout = "1m1s";
          spec.server.lostGrace = "0s";
          spec.server.maxDuration = "90m";
          spec.server.attempts = 1;
          spec.server.maxStarting = 3;
          spec.ticketTtl = "5m";
          spec.retention = "1s";
          spec.paused = true;
          spec.joinsWhilePaused = MatchQueueSpec.JoinsWhilePaused.REFUSE;
        });
    assertThat(rules)
        .isEqualTo(
            new QueueRules(
                new QueueKey("games", "duel"),
                "eu-west",
                new MatchRules(
                    2, 5, Optional.of(new MatchRules.Partial(4, Duration.ofSeconds(15)))),
                new ServerRules(
                    7777,
                    Duration.ofSeconds(61),
                    Duration.ZERO,
                    Duration.ofMinutes(90),
                    1,
                    Optional.empty()),
                Duel.queue().getSpec().server.template,
                3,
                Duration.ofMinutes(5),
                Duration.ofSeconds(1),
                true,
                true,
                Optional.empty(),
                MatchQueueSpec.Eviction.NEVER,
                Optional.empty()));
  }

  @Test
  void fillsInWhatASkillRuleLeavesOut() {
    assertThat(Duel.rules(queue -> skill(queue)).match().skill())
        .contains(
            new SkillRules(
                "rating",
                "uncertainty",
                new SkillRules.Unknown(25, 25 / 3.0),
                new Ramp(2, 0, 60),
                SkillRules.Aggregation.MEAN,
                SkillRules.UncertainCap.NONE,
                25 / 6.0));
  }

  /** The example of docs/matchmaking.md. */
  @Test
  void takesEveryRuleOfMatching() {
    MatchQueueSpec spec =
        Serialization.unmarshal(
            """
            teams: {count: 2, size: 5}
            parties: {maxSize: 3, likeSizeFor: 10s}
            skill:
              attribute: mmr
              uncertaintyAttribute: sigma
              unknown: {mean: 1500, uncertainty: 350}
              window: {start: 110, growPerSecond: 3, max: 2900, opening: 7s}
              partyAggregation: max
              uncertain: {above: 240, maxShare: 0.5, holds: 45s}
              beta: 200
              weights: {spread: 0.1, parties: 0.2}
            latency: {start: 60, growPerSecond: 5, max: 200, regions: [eu-west, us-east]}
            partial: {minPlayers: 6, after: 60s}
            """,
            MatchQueueSpec.class);

    assertThat(MatchingRules.of(spec))
        .isEqualTo(
            new MatchRules(
                2,
                5,
                3,
                Optional.of(new MatchRules.Partial(6, Duration.ofSeconds(60))),
                Optional.of(
                    new SkillRules(
                        "mmr",
                        "sigma",
                        new SkillRules.Unknown(1500, 350),
                        new Ramp(110, 3, 2900, Duration.ofSeconds(7)),
                        SkillRules.Aggregation.MAX,
                        new SkillRules.UncertainCap(240, 0.5, Duration.ofSeconds(45)),
                        200)),
                Optional.of(new LatencyRules(new Ramp(60, 5, 200), List.of("eu-west", "us-east"))),
                Duration.ofSeconds(10),
                new SplitWeights(0.1, 0.2)));
  }

  @Test
  void playsInTheQueuesOwnRegionWhenLatencyListsNone() {
    QueueRules rules =
        Duel.rules(queue -> {
          queue.getSpec().region = "eu-west";
          latency(queue, null);
        });
    assertThat(rules.match().latency())
        .contains(new LatencyRules(new Ramp(60, 0, 200), List.of("eu-west")));
  }

  @Test
  void tellsGatewaysTheLargestPartyThatPlays() {
    PublishedQueue published =
        Duel.rules(
                queue -> {
                  queue.getSpec().teams.size = 5;
                  parties(queue).maxSize = 3;
                })
            .published();
    assertThat(published.teamSize()).isEqualTo(5);
    assertThat(published.maxParty()).isEqualTo(3);
  }

  @Test
  void asksAServerEveryTenSecondsUnlessTold() {
    assertThat(Duel.rules(queue -> queue.getSpec().server.stopProbe = line(null)).server())
        .extracting(ServerRules::stopProbe)
        .isEqualTo(Optional.of(Duration.ofSeconds(10)));
  }

  @Test
  void asksNoServerWhoseProtocolIsNone() {
    MatchQueueSpec.StopProbe none = line("2s");
    none.protocol = MatchQueueSpec.StopProbe.Protocol.NONE;
    assertThat(Duel.rules(queue -> queue.getSpec().server.stopProbe = none).server().stopProbe())
        .isEmpty();
  }

  @Test
  void ratesByTheNumberOfTeamsUnlessTold() {
    assertThat(rated(2, ladder("ranked")))
        .isEqualTo(
            new LadderRules(
                new LadderName("ranked"),
                LadderRules.RatingModel.GAUSSIAN,
                new LadderRules.Results(true, LadderRules.WhileRunning.WAIT),
                Optional.empty()));
    assertThat(rated(8, ladder("ffa")).system()).isEqualTo(LadderRules.RatingModel.PLACKETT_LUCE);
    LadderSpec told = ladder("ranked");
    told.system = LadderSpec.RatingModel.PLACKETT_LUCE;
    told.results = new LadderSpec.Results();
    told.results.fromServer = false;
    told.results.whileRunning = LadderSpec.WhileRunning.END;
    told.decay = decay(0.25);
    assertThat(rated(2, told))
        .isEqualTo(
            new LadderRules(
                new LadderName("ranked"),
                LadderRules.RatingModel.PLACKETT_LUCE,
                new LadderRules.Results(false, LadderRules.WhileRunning.END),
                Optional.of(new Decay(Duration.ofDays(14), 0.25))));
  }

  private static LadderRules rated(int teams, LadderSpec ladder) {
    return Duel.rules(
            queue -> {
              queue.getSpec().teams.count = teams;
              queue.getSpec().ladder = ladder;
            })
        .ladder()
        .orElseThrow();
  }

  private static LadderSpec ladder(String name) {
    LadderSpec ladder = new LadderSpec();
    ladder.name = name;
    return ladder;
  }

  private static LadderSpec.DecaySpec decay(double perDay) {
    LadderSpec.DecaySpec decay = new LadderSpec.DecaySpec();
    decay.perDay = perDay;
    return decay;
  }

  private static LadderSpec decaying(LadderSpec.DecaySpec decay) {
    LadderSpec ladder = ladder("ranked");
    ladder.decay = decay;
    return ladder;
  }

  @Test
  void refusesNoJoinsUnlessPaused() {
    assertThat(
            Duel.rules(queue ->
                    queue.getSpec().joinsWhilePaused = MatchQueueSpec.JoinsWhilePaused.REFUSE)
                .refuseJoins())
        .isFalse();
  }

  @Test
  void tellsGatewaysWhatTheyNeed() {
    assertThat(Duel.rules().published()).isEqualTo(PublishedQueue.of(Duel.KEY, 2, 1).build());
  }

  record Bad(String field, String takes, Consumer<MatchQueue> difference) {
    @Override
    public String toString() {
      return field + " " + takes;
    }
  }

  static Stream<Bad> bad() {
    return Stream.of(
        new Bad("metadata.name", "DNS label", q -> q.getMetadata().setName("my.duel")),
        new Bad("spec", "is required", q -> q.setSpec(null)),
        new Bad("spec.region", "DNS label", q -> q.getSpec().region = "EU West"),
        new Bad("spec.teams", "is required", q -> q.getSpec().teams = null),
        new Bad("spec.teams.count", "is required", q -> q.getSpec().teams.count = null),
        new Bad("spec.teams.count", "must be 1 to 100", q -> q.getSpec().teams.count = 0),
        new Bad("spec.teams.count", "must be 1 to 100", q -> q.getSpec().teams.count = 101),
        new Bad("spec.teams.size", "is required", q -> q.getSpec().teams.size = null),
        new Bad("spec.teams.size", "must be 1 to 100", q -> q.getSpec().teams.size = 0),
        new Bad("spec.teams.size", "must be 1 to 100", q -> q.getSpec().teams.size = 101),
        new Bad(
            "spec.teams",
            "must be",
            q -> {
              q.getSpec().teams.count = 100_000;
              q.getSpec().teams.size = 100_000;
            }),
        new Bad("spec.partial", "minPlayers", q -> q.getSpec().partial = partial(1, "15s")),
        new Bad("spec.partial", "minPlayers", q -> q.getSpec().partial = partial(3, "15s")),
        new Bad(
            "spec.partial.minPlayers",
            "is required",
            q -> q.getSpec().partial = partial(null, "15s")),
        new Bad("spec.partial.after", "is required", q -> q.getSpec().partial = partial(2, null)),
        new Bad("spec.partial.after", "90s", q -> q.getSpec().partial = partial(2, "-1s")),
        new Bad("spec.parties.maxSize", "must be 1 to 1", q -> parties(q).maxSize = 2),
        new Bad("spec.parties.maxSize", "must be 1 to 1", q -> parties(q).maxSize = 0),
        new Bad("spec.parties.likeSizeFor", "90s", q -> parties(q).likeSizeFor = "a while"),
        new Bad("spec.skill.attribute", "name", q -> skill(q).attribute = "two words"),
        new Bad("spec.skill.attribute", "name", q -> skill(q).attribute = "a".repeat(61)),
        new Bad("spec.skill.uncertaintyAttribute", "name", q -> skill(q).uncertaintyAttribute = ""),
        new Bad("spec.skill.window", "is required", q -> skill(q).window = null),
        new Bad("spec.skill.window.start", "is required", q -> skill(q).window.start = null),
        new Bad("spec.skill.window.start", "at least 0", q -> skill(q).window.start = -1.0),
        new Bad("spec.skill.window.max", "is required", q -> skill(q).window.max = null),
        new Bad("spec.skill.window.max", "below start", q -> skill(q).window.max = 1.5),
        new Bad("spec.skill.window.max", "at least 0", q -> skill(q).window.max = Double.NaN),
        new Bad(
            "spec.skill.window.growPerSecond",
            "at least 0",
            q -> skill(q).window.growPerSecond = -0.1),
        new Bad("spec.skill.window.opening", "90s", q -> skill(q).window.opening = "slow"),
        new Bad(
            "spec.skill.unknown.uncertainty",
            "at least 0",
            q -> {
              skill(q).unknown = new SkillSpec.Unknown();
              q.getSpec().skill.unknown.uncertainty = -1.0;
            }),
        new Bad("spec.skill.uncertain.above", "is required", q -> uncertain(q).above = null),
        new Bad("spec.skill.uncertain.above", "at least 0", q -> uncertain(q).above = -1.0),
        new Bad("spec.skill.uncertain.maxShare", "is required", q -> uncertain(q).maxShare = null),
        new Bad("spec.skill.uncertain.maxShare", "0.0 to 1.0", q -> uncertain(q).maxShare = 1.1),
        new Bad("spec.skill.uncertain.holds", "90s", q -> uncertain(q).holds = "30"),
        new Bad("spec.skill.beta", "at least 0.001", q -> skill(q).beta = 0.0),
        new Bad(
            "spec.skill.weights.spread",
            "0.0 to 1000.0",
            q -> {
              skill(q).weights = new SkillSpec.Weights();
              q.getSpec().skill.weights.spread = -1.0;
            }),
        new Bad(
            "spec.skill.weights.parties",
            "0.0 to 1000.0",
            q -> {
              skill(q).weights = new SkillSpec.Weights();
              q.getSpec().skill.weights.parties = 1001.0;
            }),
        new Bad("spec.latency.start", "is required", q -> q.getSpec().latency = new LatencySpec()),
        new Bad(
            "spec.latency.max",
            "below start",
            q -> {
              q.getSpec().latency = new LatencySpec();
              q.getSpec().latency.start = 60.0;
              q.getSpec().latency.max = 50.0;
            }),
        new Bad(
            "spec.skill.attribute",
            "must be rating with a ladder",
            q -> {
              skill(q).attribute = "mmr";
              q.getSpec().ladder = ladder("ranked");
            }),
        new Bad(
            "spec.skill.uncertaintyAttribute",
            "must be uncertainty with a ladder",
            q -> {
              skill(q).uncertaintyAttribute = "sigma";
              q.getSpec().ladder = ladder("ranked");
            }),
        new Bad("spec.latency.regions", "no spec.region", q -> latency(q, null)),
        new Bad("spec.latency.regions", "1 to 32", q -> latency(q, List.of())),
        new Bad(
            "spec.latency.regions",
            "1 to 32",
            q -> latency(q, IntStream.range(0, 33).mapToObj(n -> "r" + n).toList())),
        new Bad(
            "spec.latency.regions", "twice", q -> latency(q, List.of("eu-west", "eu", "eu-west"))),
        new Bad("spec.latency.regions", "DNS label", q -> latency(q, List.of("eu-west", "EU"))),
        new Bad("spec.latency.regions", "DNS label", q -> latency(q, List.of("e".repeat(64)))),
        new Bad(
            "spec.latency.regions", "is required", q -> latency(q, Arrays.asList("eu-west", null))),
        new Bad("spec.ladder.name", "is required", q -> q.getSpec().ladder = new LadderSpec()),
        new Bad("spec.ladder.name", "DNS label", q -> q.getSpec().ladder = ladder("Ranked!")),
        new Bad(
            "spec.ladder",
            "needs teams.count",
            q -> {
              q.getSpec().teams.count = 1;
              q.getSpec().ladder = ladder("ranked");
            }),
        new Bad(
            "spec.ladder.system",
            "must be plackettLuce",
            q -> {
              q.getSpec().teams.count = 3;
              q.getSpec().ladder = ladder("ranked");
              q.getSpec().ladder.system = LadderSpec.RatingModel.GAUSSIAN;
            }),
        new Bad(
            "spec.ladder.decay.perDay", "above 0", q -> q.getSpec().ladder = decaying(decay(0))),
        new Bad(
            "spec.ladder.decay.perDay",
            "is required",
            q -> q.getSpec().ladder = decaying(new LadderSpec.DecaySpec())),
        new Bad("spec.server", "is required", q -> q.getSpec().server = null),
        new Bad("spec.server.template", "is required", q -> q.getSpec().server.template = null),
        new Bad(
            "spec.server.template.spec.containers",
            "game's container",
            q -> q.getSpec().server.template.setSpec(null)),
        new Bad(
            "spec.server.template.spec.containers",
            "game's container",
            q -> q.getSpec().server.template.getSpec().setContainers(List.of())),
        new Bad("spec.server.port", "must be 1 to 65535", q -> q.getSpec().server.port = 0),
        new Bad("spec.server.port", "must be 1 to 65535", q -> q.getSpec().server.port = 65_536),
        new Bad("spec.server.readyTimeout", "90s", q -> q.getSpec().server.readyTimeout = "60"),
        new Bad(
            "spec.server.readyTimeout",
            "must be at least 1s",
            q -> q.getSpec().server.readyTimeout = "999ms"),
        new Bad("spec.server.lostGrace", "90s", q -> q.getSpec().server.lostGrace = "soon"),
        new Bad("spec.server.maxDuration", "90s", q -> q.getSpec().server.maxDuration = ""),
        new Bad(
            "spec.server.maxDuration",
            "must be at least 1s",
            q -> q.getSpec().server.maxDuration = "0s"),
        new Bad("spec.server.attempts", "must be 1 to 10", q -> q.getSpec().server.attempts = 0),
        new Bad("spec.server.attempts", "must be 1 to 10", q -> q.getSpec().server.attempts = 11),
        new Bad(
            "spec.server.maxStarting",
            "must be 1 to 10000",
            q -> q.getSpec().server.maxStarting = 0),
        new Bad(
            "spec.server.maxStarting",
            "must be 1 to 10000",
            q -> q.getSpec().server.maxStarting = 10_001),
        new Bad(
            "spec.server.stopProbe.period",
            "must be at least 1s",
            q -> q.getSpec().server.stopProbe = line("0.5s")),
        new Bad(
            "spec.server.stopProbe.period",
            "90s",
            q -> q.getSpec().server.stopProbe = line("often")),
        new Bad("spec.ticketTtl", "must be at least 1s", q -> q.getSpec().ticketTtl = "0s"),
        new Bad("spec.ticketTtl", "90s", q -> q.getSpec().ticketTtl = "1 minute"),
        new Bad("spec.retention", "90s", q -> q.getSpec().retention = "10d"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void namesTheBadFieldAndSaysWhatItTakes(Bad bad) {
    MatchQueue queue = Duel.queue();
    bad.difference().accept(queue);
    assertThatExceptionOfType(InvalidQueue.class)
        .as(bad.toString())
        .isThrownBy(() -> QueueRules.of(queue))
        .withMessageStartingWith(bad.field())
        .withMessageContaining(bad.takes());
  }

  private static PartiesSpec parties(MatchQueue queue) {
    queue.getSpec().parties = new PartiesSpec();
    return queue.getSpec().parties;
  }

  private static void latency(MatchQueue queue, @Nullable List<String> regions) {
    queue.getSpec().latency = new LatencySpec();
    queue.getSpec().latency.start = 60.0;
    queue.getSpec().latency.max = 200.0;
    queue.getSpec().latency.regions = regions;
  }

  private static SkillSpec skill(MatchQueue queue) {
    SkillSpec skill = new SkillSpec();
    skill.window = new WindowSpec();
    skill.window.start = 2.0;
    skill.window.max = 60.0;
    queue.getSpec().skill = skill;
    return skill;
  }

  private static SkillSpec.Uncertain uncertain(MatchQueue queue) {
    SkillSpec.Uncertain cap = new SkillSpec.Uncertain();
    cap.above = 5.0;
    cap.maxShare = 0.5;
    skill(queue).uncertain = cap;
    return cap;
  }

  private static MatchQueueSpec.Partial partial(Integer least, String after) {
    MatchQueueSpec.Partial partial = new MatchQueueSpec.Partial();
    partial.minPlayers = least;
    partial.after = after;
    return partial;
  }

  private static MatchQueueSpec.StopProbe line(String period) {
    MatchQueueSpec.StopProbe probe = new MatchQueueSpec.StopProbe();
    probe.protocol = MatchQueueSpec.StopProbe.Protocol.LINE;
    probe.period = period;
    return probe;
  }
}
