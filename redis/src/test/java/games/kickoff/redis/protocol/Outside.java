package games.kickoff.redis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.claim.LiveSession;
import games.kickoff.core.claim.MatchView;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.term.Fence;
import games.kickoff.core.term.Fences;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.Sessions;
import games.kickoff.redis.protocol.Step.Leader;
import games.kickoff.redis.protocol.Step.MatchOf;
import games.kickoff.redis.protocol.Step.TicketOf;
import games.kickoff.redis.term.RedisFences;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What exists outside of Redis and outlives its data: who leads, which queues are declared, which
 * sessions live, and the tickets and matches that players and operators know of.
 */
final class Outside {

  private final Realm realm;
  private final Protocol protocol;
  private long leader = 100;

  /** The live sessions whose matches Redis has lost. */
  final Deque<LiveSession> toRestore = new ArrayDeque<>();

  final Map<QueueKey, PublishedQueue> declared = new LinkedHashMap<>();

  private final Map<TicketOf, List<TicketId>> joined = new HashMap<>();
  private final Map<PlayerId, List<MatchId>> played = new HashMap<>();

  Outside(Realm realm, Protocol protocol) {
    this.realm = realm;
    this.protocol = protocol;
  }

  void remember(QueueKey queue, List<PlayerId> party, TicketId made) {
    for (PlayerId player : party) {
      joined
          .computeIfAbsent(new TicketOf(queue, player, 0), of -> new ArrayList<>())
          .addFirst(made);
    }
  }

  void remember(RealmState.Match claimed) {
    for (PlayerId player : claimed.players()) {
      played.computeIfAbsent(player, p -> new ArrayList<>()).addFirst(claimed.id);
    }
  }

  /**
   * Notes the live sessions, before Redis loses their matches. A match that is claimed but not
   * confirmed has no session in this model.
   *
   * @param untold whether the sessions' statuses lack that players were assigned
   */
  void rememberSessions(boolean untold) {
    for (RealmState.Match match : protocol.matches.values()) {
      if (match.state.isLive() && match.state != MatchView.State.CLAIMED) {
        toRestore.add(session(match, untold));
      }
    }
  }

  static LiveSession session(RealmState.Match match, boolean untold) {
    List<Ticket> tickets =
        match.tickets.stream().map(t -> new Ticket(t.id, t.players, t.joined, t.requeues)).toList();
    return Sessions.live(
        match.id, match.queue, tickets, untold ? Optional.empty() : match.endpoint);
  }

  Fence fence(Leader which) {
    if (which == Leader.NEXT) {
      begin();
    }
    // An empty Redis knows no leader, and the first caller is the one that fills it.
    boolean former = which == Leader.FORMER && protocol.newestFence == leader;
    return new Fence(former ? leader - 1 : leader);
  }

  /**
   * Begins a term. Its fence is one more than the greater of what Redis holds and what Postgres
   * would hold, which is that of the previous term.
   */
  private void begin() {
    RedisFences fences = new RedisFences(realm.redis);
    Fences.Held held = fences.read();
    assertThat(held.fence().value()).isEqualTo(protocol.newestFence);
    leader++;
    assertThat(fences.replace(held, new Fence(leader))).isTrue();
    protocol.newestFence = leader;
    assertThat(fences.replace(held, new Fence(leader + 1))).as("not from what is there").isFalse();
  }

  TicketId ticket(TicketOf of) {
    List<TicketId> ids = joined.getOrDefault(new TicketOf(of.queue(), of.player(), 0), List.of());
    return of.before() < ids.size()
        ? ids.get(of.before())
        : new TicketId(realm.newMatch().value()); // an id that no ticket has
  }

  MatchId match(MatchOf of) {
    Optional<RealmState.Match> live = protocol.liveMatch(of.player()).or(protocol::newestLive);
    if (of.before() == 0 && live.isPresent()) {
      return live.get().id;
    }
    List<MatchId> ids = played.getOrDefault(of.player(), List.of());
    return of.before() < ids.size() ? ids.get(of.before()) : realm.newMatch();
  }
}
