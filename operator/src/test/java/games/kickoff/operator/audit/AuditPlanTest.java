package games.kickoff.operator.audit;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.claim.MatchView;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.server.Endpoint;
import games.kickoff.core.term.Fence;
import games.kickoff.operator.audit.AuditPlan.Facts;
import games.kickoff.operator.audit.AuditPlan.PodFact;
import games.kickoff.operator.audit.AuditPlan.Repair;
import games.kickoff.operator.audit.AuditPlan.SessionFact;
import games.kickoff.operator.rules.Duel;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row has the facts of the owners, and is named by the expected outcome. */
class AuditPlanTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration GRACE = Duration.ofSeconds(15);
  private static final Fence OURS = new Fence(5);
  private static final MatchId MATCH = Duel.matchId(1);
  private static final MatchId OTHER = Duel.matchId(2);
  private static final QueueKey QUEUE = Duel.KEY;

  private static final Endpoint SERVER = new Endpoint("127.1.2.3", 8080);

  private static final Map<MatchId, SessionFact> NONE = Map.of();
  private static final Map<MatchId, SessionFact> STARTING = session(MATCH, false, Optional.empty());
  private static final Map<MatchId, SessionFact> NEIGHBOUR =
      session(OTHER, false, Optional.empty());
  private static final Map<MatchId, SessionFact> PLAYING =
      session(MATCH, false, Optional.of(SERVER));
  private static final Map<MatchId, SessionFact> PLAYED = session(MATCH, true, Optional.of(SERVER));
  private static final Map<MatchId, SessionFact> GIVEN_UP = session(MATCH, true, Optional.empty());

  private static final Repair PUT_BACK = new Repair.PutBack(MATCH, "games");
  private static final Repair RELEASE = new Repair.ReleaseClaim(MATCH, QUEUE);
  private static final Repair END = new Repair.EndRecord(MATCH, QUEUE);
  private static final Repair DELETE = new Repair.DeletePod(MATCH, "games", "pod-1");

  record Row(String outcome, Facts facts, List<Repair> repairs) {
    @Override
    public String toString() {
      return outcome;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void repairs(Row row) {
    assertThat(AuditPlan.compare(row.facts(), OURS, GRACE, NOW).repairs())
        .as(row.outcome())
        .containsExactlyInAnyOrderElementsOf(row.repairs());
  }

  @Test
  void looksAgainSoonAtWhatIsTooYoung() {
    assertThat(unsettled(facts(NONE, List.of(claim(15, 5)), false, List.of()))).isTrue();
    assertThat(unsettled(facts(NONE, List.of(), false, List.of(pod(15))))).isTrue();
    assertThat(unsettled(facts(NONE, List.of(claim(16, 5)), true, List.of(pod(16))))).isFalse();
    assertThat(unsettled(facts(STARTING, List.of(claim(1, 5)), false, List.of(pod(1))))).isFalse();
  }

  private static boolean unsettled(Facts facts) {
    return AuditPlan.compare(facts, OURS, GRACE, NOW).unsettled();
  }

  static Stream<Row> repairs() {
    return Stream.of(
        row("leavesAnEmptyWorldAlone", facts(NONE, List.of(), false, List.of())),
        row(
            "leavesAMatchAloneThatEveryOwnerKnows",
            facts(PLAYING, List.of(assigned(3600)), true, List.of(pod(3600)))),
        row(
            "putsBackALiveSessionThatRedisForgot",
            facts(PLAYING, List.of(), true, List.of()),
            PUT_BACK),
        row(
            "putsBackASessionThatWasRecordedAndRedisForgot",
            facts(STARTING, List.of(), true, List.of()),
            PUT_BACK),
        row(
            "putsBackTheRecordOfALiveSession",
            facts(PLAYING, List.of(assigned(3600)), false, List.of(pod(3600))),
            new Repair.PutBackRecord(MATCH, "games")),
        row(
            "leavesASessionAloneWhoseRecordMayBeTooYoungToBeSeen",
            facts(
                session(MATCH, false, Optional.of(SERVER), 30),
                List.of(assigned(30)),
                false,
                List.of(pod(30)))),
        row("putsBackNoRecordOfASessionThatIsOver", facts(PLAYED, List.of(), false, List.of())),
        row("leavesASessionAloneThatNobodyWasToldOf", facts(STARTING, List.of(), false, List.of())),
        row(
            "leavesANamespaceAloneThatItMayNotSee",
            new Facts(
                NONE,
                List.of(claim(3600, 4)),
                Map.of(MATCH, QUEUE),
                Set.of(),
                Map.of(MATCH, List.of(pod(60))),
                Set.of(QUEUE.namespace()))),
        row(
            "putsBackThatThePlayersWereTold",
            facts(PLAYING, List.of(claim(3600, 5)), true, List.of(pod(3600))),
            PUT_BACK),
        row(
            "endsAMatchWhoseEndRedisForgot",
            facts(PLAYED, List.of(claim(16, 5)), false, List.of()),
            new Repair.EndMatch(MATCH, QUEUE, SERVER)),
        row(
            "releasesAnOldClaimWithoutSession",
            facts(NONE, List.of(claim(16, 5)), false, List.of()),
            RELEASE),
        row(
            "leavesAClaimAloneThatIsYoungerThanTheGrace",
            facts(NONE, List.of(claim(15, 5)), false, List.of())),
        row(
            "releasesAYoungClaimOfAnEarlierTermWithoutSession",
            facts(NONE, List.of(claim(0, 4)), false, List.of()),
            RELEASE),
        row(
            "leavesAClaimOfAnEarlierTermAloneThatHasItsSession",
            facts(STARTING, List.of(claim(3600, 4)), false, List.of())),
        row(
            "releasesAClaimWhoseNeighbourHasASession",
            facts(NEIGHBOUR, List.of(claim(16, 5), neighbour()), false, List.of()),
            RELEASE),
        row(
            "releasesAClaimAndEndsARecordThatSurvivedTheirSessionsEndAndLeavesItsPods",
            new Facts(
                GIVEN_UP,
                List.of(claim(16, 5)),
                Map.of(MATCH, QUEUE),
                Set.of(),
                Map.of(MATCH, List.of(pod(60))),
                Set.of()),
            RELEASE,
            END),
        row(
            "announcesAResultThatEndsALiveMatch",
            new Facts(
                PLAYING,
                List.of(assigned(60)),
                Map.of(MATCH, QUEUE),
                Set.of(MATCH),
                Map.of(),
                Set.of()),
            new Repair.AnnounceResult(MATCH, QUEUE)),
        row(
            "endsTheRecordOfAMatchWithAResultWhoseSessionIsGone",
            new Facts(NONE, List.of(), Map.of(MATCH, QUEUE), Set.of(MATCH), Map.of(), Set.of()),
            END),
        row("endsARecordWithoutSession", facts(NONE, List.of(), true, List.of()), END),
        row(
            "deletesAnOldPodWithoutSession",
            facts(NONE, List.of(), false, List.of(pod(16))),
            DELETE),
        row(
            "leavesAPodAloneThatIsYoungerThanTheGrace",
            facts(NONE, List.of(), false, List.of(pod(15)))),
        row(
            "deletesTheYoungPodOfAClaimItReleases",
            facts(NONE, List.of(claim(0, 4)), false, List.of(pod(0))),
            RELEASE,
            DELETE),
        row(
            "repairsEverythingOfASessionDeletedBehindOurBack",
            facts(NEIGHBOUR, List.of(claim(60, 5), neighbour()), true, List.of(pod(60), pod2(60))),
            RELEASE,
            END,
            DELETE,
            new Repair.DeletePod(MATCH, "games", "pod-2")));
  }

  private static Row row(String outcome, Facts facts, Repair... repairs) {
    return new Row(outcome, facts, Arrays.asList(repairs));
  }

  private static Facts facts(
      Map<MatchId, SessionFact> sessions,
      List<MatchView> claims,
      boolean recorded,
      List<PodFact> pods) {
    return new Facts(
        sessions,
        claims,
        recorded ? Map.of(MATCH, QUEUE) : Map.of(),
        Set.of(),
        pods.isEmpty() ? Map.of() : Map.of(MATCH, pods),
        Set.of());
  }

  private static Map<MatchId, SessionFact> session(
      MatchId match, boolean over, Optional<Endpoint> assigned) {
    return session(match, over, assigned, 3600);
  }

  private static Map<MatchId, SessionFact> session(
      MatchId match, boolean over, Optional<Endpoint> assigned, int assignedAgo) {
    return Map.of(
        match,
        new SessionFact(
            "games", over, assigned, assigned.map(server -> NOW.minusSeconds(assignedAgo))));
  }

  private static MatchView claim(int secondsAgo, long fence) {
    return match(MATCH, MatchView.State.CLAIMED, secondsAgo, fence);
  }

  private static MatchView assigned(int secondsAgo) {
    return match(MATCH, MatchView.State.ASSIGNED, secondsAgo, 5);
  }

  private static MatchView neighbour() {
    return match(OTHER, MatchView.State.CONFIRMED, 1, 5);
  }

  private static MatchView match(MatchId match, MatchView.State state, int secondsAgo, long fence) {
    return new MatchView(
        match,
        QUEUE,
        state,
        List.of(),
        List.of(),
        NOW.minusSeconds(secondsAgo),
        fence,
        Optional.empty(),
        Optional.empty());
  }

  private static PodFact pod(int secondsAgo) {
    return new PodFact("games", "pod-1", NOW.minusSeconds(secondsAgo));
  }

  private static PodFact pod2(int secondsAgo) {
    return new PodFact("games", "pod-2", NOW.minusSeconds(secondsAgo));
  }
}
