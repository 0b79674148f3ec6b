package games.kickoff.redis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.claim.FailedStarts;
import games.kickoff.core.claim.MatchView;
import games.kickoff.core.claim.PoolView;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.reason.TicketReason;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.queue.RedisQueues;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Compares all that a realm shows with what the {@link Protocol} says. */
final class Agreement {

  private Agreement() {}

  static void check(Protocol protocol, Sight seen) {
    assertThat(seen.open()).as("open").isEqualTo(protocol.open);
    assertThat(seen.tickets().keySet()).as("tickets").isEqualTo(protocol.tickets.keySet());
    seen.tickets().values().forEach(view -> ticket(protocol, view));
    assertThat(seen.matches().keySet()).as("matches").isEqualTo(protocol.matches.keySet());
    seen.matches().values().forEach(view -> match(protocol, view));
    assertThat(seen.live())
        .as("live matches")
        .containsExactlyInAnyOrderElementsOf(
            seen.matches().values().stream().filter(m -> m.state().isLive()).toList());
    assertThat(seen.live())
        .as("order of live matches")
        .isSortedAccordingTo(Comparator.comparing(MatchView::claimedAt));
    seen.ofPlayers().forEach((player, views) -> ofPlayer(protocol, player, views));
    seen.pools().forEach((queue, view) -> pool(protocol, queue, view));
    seen.counts()
        .forEach((queue, counts) ->
            assertThat(counts).as("counts of " + queue).isEqualTo(counts(protocol, queue)));
  }

  static void ticket(Protocol protocol, TicketView seen) {
    RealmState.Ticket t = protocol.tickets.get(seen.id());
    assertThat(t).as("a ticket nobody made: " + seen).isNotNull();
    assertThat(seen)
        .isEqualTo(
            new TicketView(
                t.id,
                t.queue,
                t.players,
                t.joined,
                t.requeues,
                seen.rev(),
                t.state,
                t.match,
                t.endpoint,
                TicketReason.find(t.reason),
                t.blocked,
                t.attributes));
  }

  private static void match(Protocol protocol, MatchView seen) {
    RealmState.Match m = protocol.matches.get(seen.id());
    List<TicketId> tickets = m.tickets.stream().map(t -> t.id).toList();
    assertThat(seen)
        .isEqualTo(
            new MatchView(
                m.id,
                m.queue,
                m.state,
                tickets,
                m.players(),
                seen.claimedAt(),
                m.fence,
                m.endpoint,
                EndReason.find(m.reason)));
  }

  private static void ofPlayer(
      Protocol protocol, PlayerId player, Optional<List<TicketView>> seen) {
    boolean known = protocol.tickets.values().stream().anyMatch(t -> t.players.contains(player));
    assertThat(seen.isPresent())
        .as("whether " + player + " is told")
        .isEqualTo(known || protocol.open);
    Set<TicketId> live = Set.copyOf(protocol.live(player).map(t -> t.id).toList());
    assertThat(seen.orElse(List.of()).stream().map(TicketView::id))
        .as("live tickets of " + player)
        .containsExactlyInAnyOrderElementsOf(live);
  }

  private static void pool(Protocol protocol, QueueKey q, Optional<PoolView> seen) {
    RealmState.Queue queue = protocol.queue(q);
    assertThat(seen.isPresent())
        .as("whether " + q + " has a pool")
        .isEqualTo(protocol.open && queue.published);
    if (seen.isEmpty()) {
      return;
    }
    List<Ticket> waiting =
        protocol.waiting(q).stream()
            .map(t -> new Ticket(t.id, t.players, t.joined, t.requeues, t.attributes))
            .toList();
    assertThat(seen.get().tickets())
        .as("pool of " + q)
        .containsExactlyInAnyOrderElementsOf(waiting)
        .isSortedAccordingTo(Comparator.comparing(Ticket::joinedAt));
    long starting =
        protocol.matches.values().stream()
            .filter(m -> m.queue.equals(q) && m.state.isLive())
            .filter(m -> m.state != MatchView.State.ASSIGNED)
            .count();
    assertThat(seen.get())
        .isEqualTo(
            new PoolView(
                Instant.EPOCH,
                waiting.size(),
                (int) starting,
                queue.matchesFormed,
                new FailedStarts(
                    queue.failedInARow, Instant.EPOCH, EndReason.find(queue.failedWhy)),
                seen.get().tickets()));
  }

  private static Map<String, Long> counts(Protocol protocol, QueueKey queue) {
    Map<String, Long> counts = new TreeMap<>();
    for (RealmState.Ticket t : protocol.tickets.values()) {
      if (t.queue.equals(queue)) {
        counts.merge("joins", 1L, Long::sum);
        counts.merge(t.state.name().toLowerCase(java.util.Locale.ROOT), 1L, Long::sum);
      }
    }
    return counts;
  }

  /** Compares what a {@link Sight} leaves out: each player's newest tickets, and the queues. */
  static void checkTheRest(Protocol protocol, Realm realm) {
    for (QueueKey queue : Steps.QUEUES) {
      for (PlayerId player : Steps.PLAYERS) {
        Optional<RealmState.Ticket> newest =
            protocol.tickets.values().stream()
                .filter(t -> t.queue.equals(queue) && t.players.contains(player))
                .reduce((older, newer) -> newer);
        Optional<Optional<TicketView>> seen =
            Sight.unlessRebuilding(() -> realm.tickets.latest(queue, player));
        assertThat(seen.isPresent()).isEqualTo(protocol.open || newest.isPresent());
        assertThat(seen.flatMap(t -> t).map(TicketView::id))
            .as("newest ticket of %s in %s", player, queue)
            .isEqualTo(newest.map(t -> t.id));
      }
    }
    List<PublishedQueue> published =
        protocol.queues.values().stream()
            .filter(q -> q.published)
            .map(q -> q.rules.orElseThrow())
            .toList();
    assertThat(new RedisQueues(realm.redis).all()).as("queues").isEqualTo(published);
  }
}
