package games.kickoff.operator.matching;

import games.kickoff.core.claim.Pools;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.match.MatchPlan;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.Blocked;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes to Redis why the waiting tickets of a queue have no match yet, so that gateways can show
 * it to players. Only changes are written: those of the longest waiting tickets first, in bounded
 * amounts, and not at every tick, since a ticket that is matched soon needs no explanation.
 */
final class BlockedTickets {

  /** The time between two reports. */
  static final Duration EVERY = Duration.ofSeconds(2);

  /** The most calls of one report. */
  private static final int CALLS = 4;

  private final Pools pools;
  private final QueueKey queue;
  private final Map<TicketId, Blocked.By> written = new HashMap<>();
  private Instant lastWritten = Instant.MIN;
  private @Nullable MatchPlan wholly;

  BlockedTickets(Pools pools, QueueKey queue) {
    this.pools = pools;
    this.queue = queue;
  }

  /** Forgets a ticket that has joined or come back: Redis has nothing on why it waits. */
  void forget(TicketId ticket) {
    written.remove(ticket);
  }

  /**
   * Writes what has changed, if {@link #EVERY} has passed since the last report.
   *
   * @param waits whether a ticket is in the pool that the plan was made from
   * @return when to write the rest; empty: all of this plan is written
   */
  Optional<Instant> report(MatchPlan plan, Instant now, Predicate<TicketId> waits) {
    if (plan == wholly) {
      return Optional.empty();
    }
    if (lastWritten.isBefore(now) && now.isBefore(lastWritten.plus(EVERY))) {
      return Optional.of(lastWritten.plus(EVERY));
    }
    for (int calls = 0; calls < CALLS; calls++) {
      Map<TicketId, Optional<Blocked.By>> changes = changes(plan, waits);
      if (!changes.isEmpty()) {
        pools.writeBlocked(queue, changes);
        lastWritten = now;
      }
      changes.forEach((ticket, by) ->
          by.ifPresentOrElse(what -> written.put(ticket, what), () -> written.remove(ticket)));
      if (changes.size() < Pools.MOST_BLOCKED) {
        wholly = plan;
        return Optional.empty();
      }
    }
    return Optional.of(now.plus(EVERY));
  }

  private Map<TicketId, Optional<Blocked.By>> changes(MatchPlan plan, Predicate<TicketId> waits) {
    Set<TicketId> blocked = new HashSet<>();
    plan.blocked().forEach(one -> blocked.add(one.ticket()));
    written.keySet().removeIf(ticket -> !blocked.contains(ticket) && !waits.test(ticket));
    Map<TicketId, Optional<Blocked.By>> changes = new LinkedHashMap<>();
    for (Blocked one : plan.blocked()) {
      if (changes.size() < Pools.MOST_BLOCKED && written.get(one.ticket()) != one.by()) {
        changes.put(one.ticket(), Optional.of(one.by()));
      }
    }
    for (TicketId ticket : written.keySet()) {
      if (changes.size() < Pools.MOST_BLOCKED && !blocked.contains(ticket)) {
        changes.put(ticket, Optional.empty()); // it is in a lineup that waits for capacity to start
      }
    }
    return changes;
  }
}
