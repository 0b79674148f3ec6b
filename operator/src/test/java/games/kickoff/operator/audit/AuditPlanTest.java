package games.kickoff.operator.audit;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.match.MatchId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.audit.AuditPlan.Facts;
import games.kickoff.operator.audit.AuditPlan.PodFact;
import games.kickoff.operator.audit.AuditPlan.Repair;
import games.kickoff.operator.fixture.Duel;
import games.kickoff.store.match.Fence;
import games.kickoff.store.match.MatchView;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A row is what the owners of facts say, named by what must come of it. */
class AuditPlanTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration GRACE = Duration.ofSeconds(15);
  private static final Fence OURS = new Fence(5);
  private static final MatchId MATCH = Duel.matchId(1);
  private static final MatchId OTHER = Duel.matchId(2);
  private static final QueueKey QUEUE = Duel.KEY;

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
    assertThat(AuditPlan.compare(row.facts(), OURS, GRACE, NOW))
        .as(row.outcome())
        .containsExactlyInAnyOrderElementsOf(row.repairs());
  }

  static Stream<Row> repairs() {
    return Stream.of(
        row("leavesAnEmptyWorldAlone", facts(Set.of(), List.of(), false, List.of())),
        row(
            "leavesAMatchAloneThatEveryOwnerKnows",
            facts(Set.of(MATCH), List.of(claim(3600, 5)), true, List.of(pod(3600)))),
        row("leavesASessionAloneThatRedisForgot", facts(Set.of(MATCH), List.of(), true, List.of())),
        row(
            "releasesAnOldClaimWithoutSession",
            facts(Set.of(), List.of(claim(16, 5)), false, List.of()),
            RELEASE),
        row(
            "leavesAClaimAloneThatIsYoungerThanTheGrace",
            facts(Set.of(), List.of(claim(15, 5)), false, List.of())),
        row(
            "releasesAYoungClaimOfAnEarlierTermWithoutSession",
            facts(Set.of(), List.of(claim(0, 4)), false, List.of()),
            RELEASE),
        row(
            "leavesAClaimOfAnEarlierTermAloneThatHasItsSession",
            facts(Set.of(MATCH), List.of(claim(3600, 4)), false, List.of())),
        row(
            "releasesAClaimWhoseNeighbourHasASession",
            facts(Set.of(OTHER), List.of(claim(16, 5)), false, List.of()),
            RELEASE),
        row(
            "releasesAClaimAndEndsARecordThatSurvivedTheirSessionsEndAndLeavesItsPods",
            new Facts(
                Set.of(MATCH),
                Set.of(),
                List.of(claim(16, 5)),
                Map.of(MATCH, QUEUE),
                Map.of(MATCH, List.of(pod(60)))),
            RELEASE,
            END),
        row("endsARecordWithoutSession", facts(Set.of(), List.of(), true, List.of()), END),
        row(
            "deletesAnOldPodWithoutSession",
            facts(Set.of(), List.of(), false, List.of(pod(16))),
            DELETE),
        row(
            "leavesAPodAloneThatIsYoungerThanTheGrace",
            facts(Set.of(), List.of(), false, List.of(pod(15)))),
        row(
            "deletesTheYoungPodOfAClaimItReleases",
            facts(Set.of(), List.of(claim(0, 4)), false, List.of(pod(0))),
            RELEASE,
            DELETE),
        row(
            "repairsEverythingOfASessionDeletedBehindOurBack",
            facts(Set.of(OTHER), List.of(claim(60, 5)), true, List.of(pod(60), pod2(60))),
            RELEASE,
            END,
            DELETE,
            new Repair.DeletePod(MATCH, "games", "pod-2")));
  }

  private static Row row(String outcome, Facts facts, Repair... repairs) {
    return new Row(outcome, facts, Arrays.asList(repairs));
  }

  private static Facts facts(
      Set<MatchId> sessions, List<MatchView> claims, boolean recorded, List<PodFact> pods) {
    return new Facts(
        sessions,
        sessions,
        claims,
        recorded ? Map.of(MATCH, QUEUE) : Map.of(),
        pods.isEmpty() ? Map.of() : Map.of(MATCH, pods));
  }

  private static MatchView claim(int secondsAgo, long fence) {
    return new MatchView(
        MATCH,
        QUEUE,
        MatchView.State.CLAIMED,
        List.of(),
        List.of(),
        NOW.minusSeconds(secondsAgo),
        fence,
        Optional.empty(),
        "");
  }

  private static PodFact pod(int secondsAgo) {
    return new PodFact("games", "pod-1", NOW.minusSeconds(secondsAgo));
  }

  private static PodFact pod2(int secondsAgo) {
    return new PodFact("games", "pod-2", NOW.minusSeconds(secondsAgo));
  }
}
