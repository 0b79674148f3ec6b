package games.kickoff.operator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.match.FormationReason;
import games.kickoff.core.match.Match;
import games.kickoff.core.record.MatchRecord;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.LadderSpec;
import games.kickoff.operator.api.MatchQueueSpec;
import games.kickoff.operator.rules.Duel;
import games.kickoff.operator.rules.QueueRules;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionMatchTest {

  private static final FormationReason WHY =
      new FormationReason(FormationReason.Rule.PARTIAL, Duration.ofMillis(15_250));
  private static final Instant CREATED = Instant.parse("2026-11-21T12:00:00Z");

  record Teams(String outcome, List<List<Ticket>> teams) {
    @Override
    public String toString() {
      return outcome;
    }
  }

  static Stream<Teams> teams() {
    Ticket putBack =
        new Ticket(
            Duel.ticketId(9),
            List.of(new PlayerId("steam:9")),
            Instant.parse("2026-11-21T12:00:00.123456Z"),
            2);
    return Stream.of(
        new Teams("singlePlayers", List.of(List.of(Duel.ticket(1)), List.of(Duel.ticket(2)))),
        new Teams(
            "partiesAndSinglePlayersInTheirTeamsAndOrder",
            List.of(
                List.of(Duel.ticket(5), Duel.party(2, 3)),
                List.of(Duel.party(4, 2), Duel.party(1, 2)))),
        new Teams("oneTeam", List.of(List.of(Duel.ticket(1), Duel.ticket(2)))),
        new Teams("aTicketThatWasPutBack", List.of(List.of(putBack), List.of(Duel.ticket(2)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("teams")
  void readsTheMatchItWrote(Teams given) {
    QueueRules rules = richRules();
    GameSession session =
        throughTheWire(
            SessionMatch.newSession(
                Duel.matchId(7), Duel.matchId(7).formedAt(), rules, given.teams(), WHY));
    assertThat(SessionMatch.of(session))
        .isEqualTo(
            new SessionMatch(
                new Match(Duel.matchId(7), Duel.KEY, "eu-west", given.teams(), WHY, rules.ladder()),
                rules.server(),
                Duration.ofSeconds(90)));
  }

  @Test
  void saysHowFairTheMatchIsAndReadsItBack() {
    FormationReason why = ranked("us-east");
    GameSession session = throughTheWire(session(why));
    assertThat(session.getSpec().why.waits).containsExactly("15.25s", "2s");
    assertThat(session.getSpec().why.window).isEqualTo(3.25);
    assertThat(SessionMatch.of(session).match().why()).isEqualTo(why);
  }

  @Test
  void isPlayedInTheRegionItWasFormedForAndElseInTheQueues() {
    assertThat(SessionMatch.of(session(ranked("us-east"))).match().region()).isEqualTo("us-east");
    assertThat(SessionMatch.of(session(ranked(""))).match().region()).isEqualTo("eu-west");
    assertThat(
            SessionMatch.of(session(ranked("us-east")))
                .record(Optional.empty(), Optional.empty())
                .match()
                .region())
        .isEqualTo("us-east");
  }

  private static GameSession session(FormationReason why) {
    return SessionMatch.newSession(
        Duel.matchId(7),
        Duel.matchId(7).formedAt(),
        richRules(),
        List.of(List.of(Duel.ticket(1)), List.of(Duel.ticket(2))),
        why);
  }

  private static FormationReason ranked(String region) {
    return new FormationReason(
        FormationReason.Rule.FULL,
        List.of(Duration.ofMillis(15_250), Duration.ofSeconds(2)),
        Optional.of(new FormationReason.Fairness(0.875, 0.5625, 2.5, 3.25)),
        region);
  }

  @Test
  void readsASessionWrittenBeforeWaitsWere() {
    GameSession session = duel();
    session.getSpec().why.waits = null;
    assertThat(SessionMatch.of(session).match().why()).isEqualTo(WHY);
  }

  @Test
  void readsBackAQueueWithNothingButDefaults() {
    SessionMatch match = SessionMatch.of(throughTheWire(duel()));
    assertThat(match.match().region()).isEmpty();
    assertThat(match.server()).isEqualTo(Duel.rules().server());
    assertThat(match.retention()).isEqualTo(Duel.rules().retention());
  }

  @Test
  void isNamedByItsMatchAndLabelledWithItsQueue() {
    GameSession session = duel();
    assertThat(session.getMetadata().getName()).isEqualTo(Duel.matchId(7).value());
    assertThat(session.getMetadata().getNamespace()).isEqualTo("games");
    assertThat(session.getMetadata().getLabels())
        .isEqualTo(Map.of(GameSession.QUEUE_LABEL, "duel"));
  }

  @Test
  void writesEachTeamsPlayersForPeopleToRead() {
    GameSession session =
        SessionMatch.newSession(
            Duel.matchId(7),
            Duel.matchId(7).formedAt(),
            Duel.rules(),
            List.of(List.of(Duel.party(1, 2)), List.of(Duel.ticket(2), Duel.ticket(3))),
            WHY);
    assertThat(session.getSpec().teams)
        .isEqualTo(List.of(List.of("p1", "p1.2"), List.of("p2", "p3")));
  }

  @Test
  void isRecordedAsItWasFormed() {
    SessionMatch match = SessionMatch.of(duel());
    assertThat(match.record(Optional.of("pod"), Optional.of(CREATED.plusSeconds(3))))
        .isEqualTo(
            new MatchRecord(
                new Match(
                    Duel.matchId(7),
                    Duel.KEY,
                    "",
                    List.of(List.of(Duel.ticket(1)), List.of(Duel.ticket(2))),
                    WHY,
                    Optional.empty()),
                Optional.of("pod"),
                Optional.of(CREATED.plusSeconds(3))));
  }

  @Test
  void keepsWhenItWasFormedToTheMicrosecond() {
    Instant formedAt = Duel.matchId(7).formedAt().plusNanos(123_000);
    GameSession session =
        throughTheWire(
            SessionMatch.newSession(
                Duel.matchId(7),
                formedAt,
                Duel.rules(),
                List.of(List.of(Duel.ticket(1)), List.of(Duel.ticket(2))),
                WHY));
    assertThat(SessionMatch.of(session).match().formedAt()).isEqualTo(formedAt);

    session.getSpec().formedAt = null; // as an earlier version wrote it
    assertThat(SessionMatch.of(session).match().formedAt()).isEqualTo(Duel.matchId(7).formedAt());
  }

  record Foreign(String what, Consumer<GameSession> difference) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Foreign> foreign() {
    return Stream.of(
        new Foreign("noUlidAsName", s -> s.getMetadata().setName("my-session")),
        new Foreign("noSpec", s -> s.setSpec(null)),
        new Foreign("noTimeOfForming", s -> s.getSpec().formedAt = "soon"),
        new Foreign("noQueue", s -> s.getSpec().queue = null),
        new Foreign("noServer", s -> s.getSpec().server = null),
        new Foreign("noPort", s -> s.getSpec().server.port = null),
        new Foreign("noReadyTimeout", s -> s.getSpec().server.readyTimeout = null),
        new Foreign("aGracePeriodThatIsNone", s -> s.getSpec().server.lostGrace = "soon"),
        new Foreign("noMaxDuration", s -> s.getSpec().server.maxDuration = null),
        new Foreign("noAttempts", s -> s.getSpec().server.attempts = null),
        new Foreign("aRuleNobodyKnows", s -> s.getSpec().why.rule = "mood"),
        new Foreign("noRule", s -> s.getSpec().why.rule = null),
        new Foreign("aTicketWithoutId", s -> s.getSpec().tickets.getFirst().id = null),
        new Foreign("aTicketThatNeverJoined", s -> s.getSpec().tickets.getFirst().joinedAt = null),
        new Foreign(
            "aTicketThatJoinedAtNoTime", s -> s.getSpec().tickets.getFirst().joinedAt = "noon"),
        new Foreign("aTicketWithoutRequeues", s -> s.getSpec().tickets.getFirst().requeues = null),
        new Foreign(
            "aTicketWithoutPlayers", s -> s.getSpec().tickets.getFirst().players = List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("foreign")
  void doesNotReadWhatTheOperatorNeverWrote(Foreign session) {
    GameSession changed = duel();
    session.difference().accept(changed);
    assertThatIllegalArgumentException()
        .as(session.what())
        .isThrownBy(() -> SessionMatch.of(changed));
  }

  @Test
  void readsASessionThatDoesNotSayWhy() {
    GameSession session = duel();
    session.getSpec().why = null;
    assertThat(SessionMatch.of(session).match().why())
        .isEqualTo(new FormationReason(FormationReason.Rule.FULL, Duration.ZERO));
  }

  private static GameSession duel() {
    return SessionMatch.newSession(
        Duel.matchId(7),
        Duel.matchId(7).formedAt(),
        Duel.rules(),
        List.of(List.of(Duel.ticket(1)), List.of(Duel.ticket(2))),
        WHY);
  }

  private static QueueRules richRules() {
    return Duel.rules(queue -> {
      MatchQueueSpec spec = queue.getSpec();
      spec.region = "eu-west";
      spec.ladder = new LadderSpec();
      spec.ladder.name = "ranked";
      spec.ladder.decay = new LadderSpec.DecaySpec();
      spec.ladder.decay.perDay = 0.25;
      spec.retention = "90s";
      spec.server.port = 7777;
      spec.server.readyTimeout = "1m1s";
      spec.server.lostGrace = "250ms";
      spec.server.maxDuration = "1h30m";
      spec.server.attempts = 4;
      spec.server.stopProbe = new MatchQueueSpec.StopProbe();
      spec.server.stopProbe.protocol = MatchQueueSpec.StopProbe.Protocol.LINE;
      spec.server.stopProbe.period = "1.5s";
    });
  }

  private static GameSession throughTheWire(GameSession session) {
    return Serialization.unmarshal(Serialization.asYaml(session), GameSession.class);
  }
}
