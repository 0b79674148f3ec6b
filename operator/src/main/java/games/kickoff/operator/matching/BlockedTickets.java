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
 * What the waiting tickets of a queue were told of why they wait. A plan's answer is passed on when
 * it differs from that, the longest waiting first, in bounded amounts and not at every tick: people
 * read it, and whoever plays soon needs none.
 */
final class BlockedTickets {

  /** Between two tellings. */
  static final Duration EVERY = Duration.ofSeconds(2);

  /** Of one telling. */
  private static final int CALLS = 4;

  private final Pools pools;
  private final QueueKey queue;
  private final Map<TicketId, Blocked.By> told = new HashMap<>();
  private Instant lastTold = Instant.MIN;
  private @Nullable MatchPlan wholly;

  BlockedTickets(Pools pools, QueueKey queue) {
    this.pools = pools;
    this.queue = queue;
  }

  /** The ticket came to wait, new or once more: what it was told is gone. */
  void forget(TicketId ticket) {
    told.remove(ticket);
  }

  /**
   * Tells what changed, if it is time.
   *
   * @param waits whether a ticket does, by the pool the plan was made over
   * @return when there is more to tell; empty: when there is another plan
   */
  Optional<Instant> tell(MatchPlan plan, Instant now, Predicate<TicketId> waits) {
    if (plan == wholly) {
      return Optional.empty();
    }
    if (lastTold.isBefore(now) && now.isBefore(lastTold.plus(EVERY))) {
      return Optional.of(lastTold.plus(EVERY));
    }
    for (int calls = 0; calls < CALLS; calls++) {
      Map<TicketId, Optional<Blocked.By>> changes = changes(plan, waits);
      if (!changes.isEmpty()) {
        pools.tellBlocked(queue, changes);
        lastTold = now;
      }
      changes.forEach((ticket, by) ->
          by.ifPresentOrElse(what -> told.put(ticket, what), () -> told.remove(ticket)));
      if (changes.size() < Pools.MOST_TOLD) {
        wholly = plan;
        return Optional.empty();
      }
    }
    return Optional.of(now.plus(EVERY));
  }

  private Map<TicketId, Optional<Blocked.By>> changes(MatchPlan plan, Predicate<TicketId> waits) {
    Set<TicketId> blocked = new HashSet<>();
    plan.blocked().forEach(one -> blocked.add(one.ticket()));
    told.keySet().removeIf(ticket -> !blocked.contains(ticket) && !waits.test(ticket));
    Map<TicketId, Optional<Blocked.By>> changes = new LinkedHashMap<>();
    for (Blocked one : plan.blocked()) {
      if (changes.size() < Pools.MOST_TOLD && told.get(one.ticket()) != one.by()) {
        changes.put(one.ticket(), Optional.of(one.by()));
      }
    }
    for (TicketId ticket : told.keySet()) {
      if (changes.size() < Pools.MOST_TOLD && !blocked.contains(ticket)) {
        changes.put(ticket, Optional.empty()); // it has a match, which waits for room
      }
    }
    return changes;
  }
}
