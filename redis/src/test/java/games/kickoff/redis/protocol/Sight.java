package games.kickoff.redis.protocol;

import games.kickoff.core.claim.FailedStarts;
import games.kickoff.core.claim.MatchView;
import games.kickoff.core.claim.PoolView;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.redis.fixture.Realm;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * All that a realm shows at one moment, except the time. Two sights are equal when nothing visible
 * has changed in between.
 *
 * @param tickets every ticket since Redis was last empty
 * @param matches every match since then
 * @param live the live matches
 * @param ofPlayers each player's live tickets; empty when the realm is being rebuilt
 * @param pools each queue's pool; empty when the queue is not published, or the realm is being
 *     rebuilt
 * @param counts the counters that are not zero
 */
record Sight(
    boolean open,
    Map<TicketId, TicketView> tickets,
    Map<MatchId, MatchView> matches,
    List<MatchView> live,
    Map<PlayerId, Optional<List<TicketView>>> ofPlayers,
    Map<QueueKey, Optional<PoolView>> pools,
    Map<QueueKey, Map<String, Long>> counts) {

  static final Sight NOTHING =
      new Sight(false, Map.of(), Map.of(), List.of(), Map.of(), Map.of(), Map.of());

  /**
   * Reads the realm.
   *
   * @param before the previous sight
   * @param again whether tickets and matches that are over in it are read again. They are the
   *     larger part, and the least likely to change
   */
  static Sight of(Realm realm, Sight before, boolean again) {
    Map<TicketId, TicketView> tickets = new TreeMap<>(before.tickets);
    Map<PlayerId, Optional<List<TicketView>>> ofPlayers = new HashMap<>();
    for (PlayerId player : Steps.PLAYERS) {
      ofPlayers.put(player, unlessRebuilding(() -> realm.tickets.ofPlayer(player)));
      ofPlayers.get(player).ifPresent(all -> all.forEach(t -> tickets.put(t.id(), t)));
    }
    for (TicketView known : before.tickets.values()) {
      TicketView seen = tickets.get(known.id());
      if (again || (seen == known && !known.state().isTerminal())) {
        put(tickets, known.id(), unlessRebuilding(() -> realm.tickets.find(known.id())));
      }
    }
    List<MatchView> live = realm.matches.live(1000);
    Map<MatchId, MatchView> matches = new TreeMap<>(before.matches);
    live.forEach(m -> matches.put(m.id(), m));
    for (MatchView known : before.matches.values()) {
      MatchView seen = matches.get(known.id());
      if (again || (seen == known && known.state().isLive())) {
        put(matches, known.id(), unlessRebuilding(() -> realm.matches.find(known.id())));
      }
    }
    Map<QueueKey, Optional<PoolView>> pools = new HashMap<>();
    Map<QueueKey, Map<String, Long>> counts = new HashMap<>();
    for (QueueKey queue : Steps.QUEUES) {
      Optional<Optional<PoolView>> pool = unlessRebuilding(() -> realm.pools.pool(queue, 1000));
      pools.put(queue, pool.flatMap(p -> p.map(Sight::timeless)));
      counts.put(queue, realm.counts(queue));
    }
    return new Sight(realm.refill.isOpen(), tickets, matches, live, ofPlayers, pools, counts);
  }

  private static <K, V> void put(Map<K, V> all, K key, Optional<Optional<V>> found) {
    Optional<V> there = found.flatMap(answer -> answer);
    if (there.isPresent()) {
      all.put(key, there.get());
    } else {
      all.remove(key);
    }
  }

  private static PoolView timeless(PoolView pool) {
    FailedStarts failed = pool.failedStarts();
    return new PoolView(
        Instant.EPOCH,
        pool.waiting(),
        pool.starting(),
        pool.matchesFormed(),
        new FailedStarts(failed.inARow(), Instant.EPOCH, failed.reason()),
        pool.tickets());
  }

  static <T> Optional<T> unlessRebuilding(Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (Rebuilding e) {
      return Optional.empty();
    }
  }
}
