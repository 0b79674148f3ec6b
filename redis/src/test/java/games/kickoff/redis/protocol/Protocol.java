package games.kickoff.redis.protocol;

import static games.kickoff.core.ticket.TicketState.ASSIGNED;
import static games.kickoff.core.ticket.TicketState.CANCELLED;
import static games.kickoff.core.ticket.TicketState.CLAIMED;
import static games.kickoff.core.ticket.TicketState.ENDED;
import static games.kickoff.core.ticket.TicketState.EXPIRED;
import static games.kickoff.core.ticket.TicketState.FAILED;
import static games.kickoff.core.ticket.TicketState.WAITING;

import games.kickoff.core.claim.FailedStarts;
import games.kickoff.core.claim.LiveSession;
import games.kickoff.core.claim.MatchView;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.server.Endpoint;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.Blocked;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The protocol of a realm: what joins, cancels and the operator's calls answer and change. It is a
 * model of what the scripts do, without keys, indexes and counters: which players are busy, what
 * waits and how many tickets there are is computed from the tickets and matches themselves. The
 * first word of an answer is its code.
 *
 * <p>What only Redis can choose is taken from Redis: the id and time of a new ticket, and which of
 * many tickets a limited call takes first.
 */
final class Protocol extends RealmState {

  private static final int MAX_REQUEUES = 3;

  /** The fences of leaders that have received answers. They know this even when Redis does not. */
  private final Set<Long> acknowledged = new HashSet<>();

  // Calls for players.

  /**
   * @param made the ticket that Redis made, if any: its id and time can't be predicted
   */
  String join(QueueKey q, List<PlayerId> party, Attributes attributes, Optional<TicketView> made) {
    if (!open) {
      return "rebuilding";
    }
    if (!queue(q).published) {
      return "unknown_queue";
    }
    List<PlayerId> players = party.stream().sorted().toList();
    for (PlayerId player : players) {
      Optional<Match> playing = liveMatch(player);
      if (playing.isPresent()) { // invariant 1
        return "in_match " + player + " " + ticketIn(playing.get(), player).id;
      }
    }
    for (PlayerId player : players) {
      Optional<Ticket> has = live(player).filter(t -> t.queue.equals(q)).findFirst();
      if (has.isPresent()) { // invariant 4
        return has.get().players.equals(players)
            ? "existing " + has.get().id
            : "in_other_ticket " + player + " " + has.get().id;
      }
    }
    int most = queue(q).rules.orElseThrow().maxParty();
    if (players.size() > most) {
      return "too_large " + most;
    }
    if (queue(q).rules.orElseThrow().refuseJoins()) {
      return "paused";
    }
    if (made.isEmpty()) {
      return "created a ticket";
    }
    add(made.get().id(), q, players, made.get().joinedAt(), attributes, WAITING);
    return "created " + made.get().id();
  }

  String cancel(TicketId id) {
    Ticket t = tickets.get(id);
    if (t == null) {
      return open ? "unknown" : "rebuilding";
    }
    switch (t.state) {
      case WAITING -> finish(t, CANCELLED, "cancelled");
      case CLAIMED -> t.cancelWished = true;
      default -> {}
    }
    return switch (t.state) {
      case CLAIMED, ASSIGNED -> "claimed " + t.match.orElseThrow();
      case CANCELLED -> "cancelled " + t.id;
      default -> "over " + t.id;
    };
  }

  // Calls of the leading operator. From a process that does not lead any more, they change nothing
  // (invariant 6).

  String claim(long fence, MatchId match, QueueKey q, List<TicketId> wanted) {
    Optional<String> no = refusal(fence, false);
    if (no.isPresent()) {
      return no.get();
    }
    if (!open) {
      return "rebuilding";
    }
    if (!queue(q).published) {
      return "unknown_queue"; // a paused queue can be claimed from: the matcher observes the pause
    }
    if (matches.containsKey(match)) {
      return matches.get(match).state.isLive() ? "claimed" : "refused []";
    }
    Set<TicketId> free = new HashSet<>();
    List<TicketId> refused = new ArrayList<>();
    for (TicketId id : wanted) {
      Ticket t = tickets.get(id);
      boolean waits = t != null && t.state == WAITING && t.queue.equals(q);
      if (!waits || !free.add(id) || t.players.stream().anyMatch(p -> liveMatch(p).isPresent())) {
        refused.add(id);
      }
    }
    if (!refused.isEmpty()) {
      return "refused " + refused; // all or none (invariant 6)
    }
    Match m = add(match, q, wanted.stream().map(tickets::get).toList(), fence);
    for (Ticket t : m.tickets) {
      t.state = CLAIMED;
      t.blocked = Optional.empty();
      t.match = Optional.of(match);
    }
    for (PlayerId player : m.players()) { // a player of a match waits nowhere else
      live(player)
          .filter(t -> t.state == WAITING)
          .toList()
          .forEach(t -> finish(t, CANCELLED, "matched_elsewhere"));
    }
    return "claimed";
  }

  String confirm(long fence, MatchId match) {
    return onLive(fence, match)
        .orElseGet(() -> {
          Match m = matches.get(match);
          if (m.state == MatchView.State.ASSIGNED) {
            return "assigned " + m.endpoint.orElseThrow();
          }
          hasSession(m);
          m.state = MatchView.State.CONFIRMED;
          return "ours";
        });
  }

  String requeue(long fence, MatchId match, String reason, Collection<PlayerId> inMatch) {
    return onLive(fence, match)
        .orElseGet(() -> {
          Match m = matches.get(match);
          if (m.state == MatchView.State.ASSIGNED) {
            return "assigned";
          }
          finish(m, false, reason, inMatch);
          return "ours";
        });
  }

  String assign(long fence, MatchId match, Endpoint endpoint) {
    return onLive(fence, match)
        .orElseGet(() -> {
          Match m = matches.get(match);
          if (m.state != MatchView.State.ASSIGNED) {
            hasSession(m);
            m.state = MatchView.State.ASSIGNED;
            m.endpoint = Optional.of(endpoint);
            for (Ticket t : m.tickets) { // parties are never split (invariant 8)
              t.state = ASSIGNED;
              t.endpoint = m.endpoint;
              t.reason = "";
            }
            forgetFailures(queue(m.queue));
          }
          return "ours";
        });
  }

  String fail(long fence, MatchId match, String reason) {
    return onLive(fence, match)
        .orElseGet(() -> {
          Match m = matches.get(match);
          boolean counted = true;
          if (m.state != MatchView.State.ASSIGNED) {
            queue(m.queue).failedInARow++;
            queue(m.queue).failedWhy = reason;
            counted = queue(m.queue).failedInARow <= FailedStarts.BROKEN; // else: the server
          }
          finish(m, counted, reason, List.of());
          return "ours";
        });
  }

  String end(long fence, MatchId match, String reason) {
    return onLive(fence, match)
        .orElseGet(() -> {
          finish(matches.get(match), false, reason, List.of());
          return "ours";
        });
  }

  /**
   * @param taken the tickets that Redis has expired
   */
  String expire(long fence, QueueKey q, int most, Collection<TicketId> taken) {
    Optional<String> no = refusal(fence, false);
    if (no.isPresent() || !open) {
      return no.orElse("rebuilding");
    }
    Optional<Duration> ttl = queue(q).rules.map(PublishedQueue::ticketTtl);
    // Plays read all tickets all the time, so a ticket is due either within a moment or not within
    // an hour.
    boolean due = ttl.isPresent() && ttl.get().compareTo(Duration.ofSeconds(1)) < 0;
    int expired = due ? Math.min(most, waiting(q).size()) : 0;
    finishTaken(q, taken, expired, EXPIRED, "not_asked_for");
    return (expired > 0 ? "some " : "none ") + expired + ", others wait: " + !waiting(q).isEmpty();
  }

  /** Changes only tickets that wait in the queue. */
  String writeBlocked(long fence, QueueKey q, Map<TicketId, Optional<Blocked.By>> blocked) {
    Optional<String> no = refusal(fence, false);
    if (no.isPresent() || !open) {
      return no.orElse("rebuilding");
    }
    waiting(q).stream()
        .filter(t -> blocked.containsKey(t.id))
        .forEach(t -> t.blocked = blocked.get(t.id));
    return "done";
  }

  String publish(long fence, PublishedQueue rules) {
    Optional<String> no = refusal(fence, true);
    if (no.isPresent()) {
      return no.get();
    }
    queue(rules.key()).published = true;
    queue(rules.key()).rules = Optional.of(rules);
    return "done";
  }

  /**
   * @param taken the tickets that Redis has failed
   */
  String withdraw(long fence, QueueKey q, int most, Collection<TicketId> taken) {
    Optional<String> no = refusal(fence, false);
    if (no.isPresent()) {
      return no.get();
    }
    queue(q).published = false;
    finishTaken(q, taken, Math.min(most, waiting(q).size()), FAILED, "queue_deleted");
    if (!waiting(q).isEmpty()) {
      return "left " + waiting(q).size();
    }
    queue(q).rules = Optional.empty();
    forgetFailures(queue(q));
    return "done";
  }

  // Redis loses everything; the operator puts live matches back, and then opens the realm.

  void lose() {
    open = false;
    newestFence = 0;
    queues.clear();
    tickets.clear();
    matches.clear();
  }

  String restore(long fence, LiveSession session) {
    Optional<String> no = refusal(fence, true);
    if (no.isPresent()) {
      return no.get();
    }
    if (matches.containsKey(session.match().id())) {
      return "done";
    }
    boolean told = session.endpoint().isPresent();
    List<Ticket> back = new ArrayList<>();
    for (games.kickoff.core.ticket.Ticket t : session.match().tickets()) {
      Ticket ticket =
          add(t.id(), session.match().queue(), t.players(), t.joinedAt(), t.attributes(), CLAIMED);
      ticket.state = told ? ASSIGNED : CLAIMED;
      ticket.requeues = t.requeues();
      ticket.match = Optional.of(session.match().id());
      ticket.endpoint = session.endpoint();
      back.add(ticket);
    }
    Match m = add(session.match().id(), session.match().queue(), back, fence);
    m.state = told ? MatchView.State.ASSIGNED : MatchView.State.CONFIRMED;
    m.endpoint = session.endpoint();
    return "done";
  }

  String open(long fence) {
    Optional<String> no = refusal(fence, false);
    if (no.isPresent()) {
      return no.get();
    }
    open = true;
    return "done";
  }

  // Rules that several calls share.

  /**
   * Why a leader's call must change nothing: a newer leader has begun its term, or Redis does not
   * remember a write that it has acknowledged to this leader, and closes the realm. A call that
   * fills the realm again goes on in the second case.
   */
  private Optional<String> refusal(long fence, boolean fills) {
    if (fence < newestFence) {
      return Optional.of("stale");
    }
    boolean lost = !acknowledged.add(fence) && newestFence < fence;
    newestFence = fence;
    if (lost) {
      open = false;
    }
    return lost && !fills ? Optional.of("rebuilding") : Optional.empty();
  }

  /** The answer to a call for a match that must change nothing; empty when it may go on. */
  private Optional<String> onLive(long fence, MatchId match) {
    Optional<String> no = refusal(fence, false);
    if (no.isPresent() || !open) {
      return no.or(() -> Optional.of("rebuilding")); // not yet what will be put back
    }
    Match m = matches.get(match);
    return m == null || !m.state.isLive() ? Optional.of("gone") : Optional.empty();
  }

  /**
   * Ends a match. If its players were assigned, its tickets end. Otherwise they go back, except
   * those of players who are in another match.
   */
  private void finish(Match m, boolean counted, String reason, Collection<PlayerId> inMatch) {
    boolean told = m.state == MatchView.State.ASSIGNED;
    m.state = told ? MatchView.State.ENDED : MatchView.State.FAILED;
    m.reason = reason;
    for (Ticket t : m.tickets) {
      if (told) {
        finish(t, ENDED, reason);
      } else if (t.players.stream().anyMatch(inMatch::contains)) {
        finish(t, CANCELLED, "in_match");
      } else if (t.cancelWished) {
        finish(t, CANCELLED, "cancelled"); // invariant 5
      } else if (!queue(t.queue).published) {
        finish(t, FAILED, "queue_deleted");
      } else if (counted && t.requeues >= MAX_REQUEUES) {
        finish(t, FAILED, reason);
      } else {
        t.state = WAITING;
        t.match = Optional.empty();
        t.requeues += counted ? 1 : 0;
        t.reason = reason;
      }
    }
  }

  /** Ends a ticket, always with a reason (invariant 2). */
  private static void finish(Ticket t, TicketState state, String reason) {
    t.state = state;
    t.blocked = Optional.empty();
    t.reason = reason;
  }

  private void finishTaken(
      QueueKey q, Collection<TicketId> taken, int many, TicketState state, String reason) {
    List<Ticket> ends = waiting(q).stream().filter(t -> taken.contains(t.id)).toList();
    (ends.size() == many ? ends : waiting(q).subList(0, many))
        .forEach(t -> finish(t, state, reason));
  }

  private void hasSession(Match m) {
    queue(m.queue).matchesFormed += m.state == MatchView.State.CLAIMED ? 1 : 0;
  }

  private static void forgetFailures(Queue queue) {
    queue.failedInARow = 0;
    queue.failedWhy = "";
  }
}
