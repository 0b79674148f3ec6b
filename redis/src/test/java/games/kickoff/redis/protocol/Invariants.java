package games.kickoff.redis.protocol;

import static games.kickoff.core.ticket.TicketState.ASSIGNED;
import static games.kickoff.core.ticket.TicketState.CANCELLED;
import static games.kickoff.core.ticket.TicketState.CLAIMED;
import static games.kickoff.core.ticket.TicketState.ENDED;
import static games.kickoff.core.ticket.TicketState.EXPIRED;
import static games.kickoff.core.ticket.TicketState.FAILED;
import static games.kickoff.core.ticket.TicketState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.claim.MatchView;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Checks those invariants that a single store can break, on what the store shows, independently of
 * {@link Protocol}.
 */
final class Invariants {

  private static final Map<TicketState, Set<TicketState>> EDGES =
      Map.of(
          WAITING, Set.of(CLAIMED, CANCELLED, EXPIRED, FAILED),
          CLAIMED, Set.of(ASSIGNED, WAITING, CANCELLED, FAILED),
          ASSIGNED, Set.of(ENDED));

  private Invariants() {}

  /**
   * @param cancelWished the tickets whose cancel came too late
   */
  static void check(Sight before, Sight now, Set<TicketId> cancelWished) {
    nobodyIsInTwoLiveMatches(now);
    noTicketVanishes(before, now);
    everyJoinIsCounted(now);
    for (TicketView ticket : now.tickets().values()) {
      TicketView was = before.tickets().get(ticket.id());
      if (was != null && was != ticket) {
        ticketsMoveForwards(was, ticket);
        if (cancelWished.contains(ticket.id())) {
          assertThat(ticket.state()).as("5: after a late cancel, " + ticket).isNotEqualTo(WAITING);
        }
      }
      endsHaveReasonsAndRequeuesAnEnd(ticket);
    }
    partiesStayTogether(now);
    matchesAreDecidedOnce(before, now);
    poolsHoldWhatWaits(now);
  }

  private static void nobodyIsInTwoLiveMatches(Sight now) {
    assertThat(now.live().stream().flatMap(m -> m.players().stream()))
        .as("1: players of live matches")
        .doesNotHaveDuplicates();
  }

  private static void noTicketVanishes(Sight before, Sight now) {
    assertThat(now.tickets().keySet()).as("2: tickets").containsAll(before.tickets().keySet());
  }

  private static void everyJoinIsCounted(Sight now) {
    now.counts()
        .forEach((queue, counts) -> {
          long states =
              counts.entrySet().stream()
                  .filter(e -> !e.getKey().equals("joins"))
                  .mapToLong(Map.Entry::getValue)
                  .sum();
          assertThat(states)
              .as("3: counts of " + queue + " " + counts)
              .isEqualTo(counts.getOrDefault("joins", 0L));
        });
  }

  private static void ticketsMoveForwards(TicketView was, TicketView now) {
    assertThat(now.joinedAt()).as("7: first join time of " + now).isEqualTo(was.joinedAt());
    assertThat(now.players()).as("8: party of " + now).isEqualTo(was.players());
    assertThat(now.queue()).isEqualTo(was.queue());
    if (now.state() != was.state()) {
      assertThat(EDGES.getOrDefault(was.state(), Set.of()))
          .as("12: where %s may go to, became %s", was, now)
          .contains(now.state());
    }
    if (now.equals(unlessMoved(was, now))) {
      assertThat(now.rev()).as("rev of what did not change: " + now).isEqualTo(was.rev());
    } else {
      assertThat(now.rev())
          .as("rev of what changed: %s from %s", now, was)
          .isGreaterThan(was.rev());
    }
    assertThat(now.requeues()).as("requeues of " + now).isBetween(was.requeues(), 3);
  }

  private static void endsHaveReasonsAndRequeuesAnEnd(TicketView ticket) {
    if (ticket.state().isTerminal()) {
      assertThat(ticket.reason()).as("2: why it ended: " + ticket).isNotEmpty();
    }
  }

  private static void partiesStayTogether(Sight now) {
    for (MatchView match : now.live()) {
      List<TicketView> tickets = match.tickets().stream().map(now.tickets()::get).toList();
      TicketState state = match.state() == MatchView.State.ASSIGNED ? ASSIGNED : CLAIMED;
      assertThat(tickets)
          .as("8: tickets of " + match)
          .allMatch(t -> t != null && t.state() == state && t.match().equals(of(match)));
      Set<PlayerId> players = new HashSet<>();
      tickets.forEach(t -> players.addAll(t.players()));
      assertThat(players)
          .as("8: players of " + match)
          .containsExactlyInAnyOrderElementsOf(match.players());
    }
    Predicate<TicketView> held = t -> t.state() == CLAIMED || t.state() == ASSIGNED;
    now.tickets().values().stream()
        .filter(held)
        .forEach(t ->
            assertThat(now.live())
                .as("2: the live match of " + t)
                .anyMatch(m -> m.tickets().contains(t.id()) && of(m).equals(t.match())));
  }

  private static java.util.Optional<games.kickoff.core.id.MatchId> of(MatchView match) {
    return java.util.Optional.of(match.id());
  }

  private static void matchesAreDecidedOnce(Sight before, Sight now) {
    for (MatchView was : before.matches().values()) {
      MatchView match = now.matches().get(was.id());
      assertThat(match).as("what became of " + was).isNotNull();
      assertThat(match.tickets()).isEqualTo(was.tickets());
      assertThat(match.players()).isEqualTo(was.players());
      assertThat(match.queue()).isEqualTo(was.queue());
      assertThat(match.claimedAt()).isEqualTo(was.claimedAt());
      assertThat(match.fence()).isEqualTo(was.fence());
      assertThat(match.state()).as("12: phase of " + was).isGreaterThanOrEqualTo(was.state());
      if (!was.state().isLive()) {
        assertThat(match).isEqualTo(was);
      }
    }
  }

  private static void poolsHoldWhatWaits(Sight now) {
    now.pools()
        .forEach((queue, pool) ->
            pool.ifPresent(p ->
                assertThat(p.tickets().stream().map(Ticket::id))
                    .as("2: what waits in " + queue)
                    .containsExactlyInAnyOrderElementsOf(
                        now.tickets().values().stream()
                            .filter(t -> t.queue().equals(queue) && t.state() == WAITING)
                            .map(TicketView::id)
                            .toList())));
  }

  /**
   * The earlier view with the revision and {@code blocked} of the later one. It equals the later
   * one when the ticket has not changed otherwise: what a ticket waits for is no part of its state.
   */
  private static TicketView unlessMoved(TicketView t, TicketView now) {
    return new TicketView(
        t.id(),
        t.queue(),
        t.players(),
        t.joinedAt(),
        t.requeues(),
        now.rev(),
        t.state(),
        t.match(),
        t.endpoint(),
        t.reason(),
        now.blocked(),
        t.attributes());
  }
}
