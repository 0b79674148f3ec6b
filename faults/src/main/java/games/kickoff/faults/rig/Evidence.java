package games.kickoff.faults.rig;

import games.kickoff.core.claim.MatchView;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.faults.history.Exchange;
import games.kickoff.faults.history.History;
import games.kickoff.faults.history.QueueFact;
import games.kickoff.faults.history.RecordFact;
import games.kickoff.faults.history.ServerFact;
import games.kickoff.faults.history.SessionFact;
import games.kickoff.redis.claim.RedisMatches;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.ticket.RedisTickets;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import redis.clients.jedis.Jedis;

/**
 * Reads the state of a realm from each owner of facts separately: Redis, Postgres, the API server
 * and the node.
 */
public final class Evidence implements AutoCloseable {

  private final Realm realm;
  private final Witness witness;
  private final RealmRedis redis;
  private final RedisTickets tickets;
  private final RedisMatches matches;

  public Evidence(Realm realm, Witness witness) {
    this.realm = realm;
    this.witness = witness;
    this.redis = RealmRedis.connect(realm.redis().settings(realm.name()));
    this.tickets = new RedisTickets(redis, Clock.systemUTC(), new Random());
    this.matches = new RedisMatches(redis);
  }

  /**
   * What has not reached its final state yet.
   *
   * @param known the tickets that the bots know
   */
  public List<History.Unrest> unrest(Set<TicketId> known) throws SQLException {
    List<History.Unrest> unrest = new ArrayList<>();
    for (TicketId id : known) {
      // read past the API: asking for a ticket keeps it from expiring
      String state = redis.field("ticket:" + id, "state").orElse("");
      if (!state.isEmpty() && !TicketState.valueOf(state).isTerminal()) {
        unrest.add(new History.Unrest(2, "ticket %s is %s".formatted(id, state)));
      }
    }
    try (Jedis jedis = realm.redis().primary(realm.name()).bare()) {
      for (QueueKey queue : realm.queues().keySet()) {
        long waiting = jedis.zcard(key("waiting:" + queue));
        if (waiting > 0) {
          unrest.add(new History.Unrest(2, waiting + " tickets wait in " + queue));
        }
      }
    }
    for (MatchView match : matches.allLive().matches()) {
      unrest.add(
          new History.Unrest(11, "match %s is %s in Redis".formatted(match.id(), match.state())));
    }
    for (SessionFact session : witness.sessions()) {
      if (!session.isOver() && session.over().isEmpty()) {
        unrest.add(
            new History.Unrest(11, "session %s is %s".formatted(session.match(), session.phase())));
      }
    }
    for (RecordFact row : records()) {
      if (row.ended().isEmpty()) {
        unrest.add(new History.Unrest(9, "record %s has no end".formatted(row.match())));
      }
    }
    for (ServerFact server : servers()) {
      if (server.ended().isEmpty()) {
        unrest.add(new History.Unrest(11, "the server of %s runs".formatted(server.match())));
      }
    }
    badFacts().forEach(fact -> unrest.add(new History.Unrest(15, fact)));
    pods().forEach(pod -> unrest.add(new History.Unrest(11, "pod " + pod + " is there")));
    return unrest;
  }

  /**
   * Bad facts that the operator must have repaired by now, and a side namespace that it must be
   * watching again.
   */
  private List<String> badFacts() {
    List<String> left = new ArrayList<>();
    matches.allLive().dangling().forEach(d -> left.add("a dangling live match is left: " + d.id()));
    if (realm.isSideQueueForgotten()) {
      left.add("no operator watches " + realm.sideNamespace());
    }
    try (Jedis jedis = realm.rig().bareRedis()) {
      if (jedis.exists(key("busy"))) {
        left.add("players are busy: " + jedis.hkeys(key("busy")));
      }
      for (QueueKey queue : realm.queues().keySet()) {
        for (String what : List.of("starting:", "pool:")) {
          if (jedis.exists(key(what + queue))) {
            left.add(what + queue + " is not empty");
          }
        }
      }
    }
    return left;
  }

  /** The whole history of the run. */
  public History history(
      boolean redisKept,
      List<History.Unrest> unrest,
      List<Exchange> exchanges,
      Set<QueueKey> deletedQueues,
      List<String> strays,
      Optional<History.BadFact> badFact)
      throws SQLException {
    try {
      return read(redisKept, unrest, exchanges, deletedQueues, strays, badFact);
    } catch (StoreUnavailable e) {
      // the connection was opened before Redis restarted; the second attempt uses a new one
      return read(redisKept, unrest, exchanges, deletedQueues, strays, badFact);
    }
  }

  private History read(
      boolean redisKept,
      List<History.Unrest> unrest,
      List<Exchange> exchanges,
      Set<QueueKey> deletedQueues,
      List<String> strays,
      Optional<History.BadFact> badFact)
      throws SQLException {
    Set<TicketId> known = new HashSet<>();
    Set<MatchId> played = new HashSet<>();
    exchanges.forEach(e -> e.answer().ticket().ifPresent(t -> known.add(t.id())));
    exchanges.forEach(e -> e.answer().match().ifPresent(played::add));
    List<SessionFact> sessions = witness.sessions();
    sessions.forEach(s -> played.add(s.match()));
    sessions.forEach(s -> s.tickets().forEach(t -> known.add(t.id())));
    List<TicketView> views = known.stream().flatMap(id -> tickets.find(id).stream()).toList();
    List<QueueFact> queues = new ArrayList<>();
    for (var queue : realm.queues().entrySet()) {
      queues.add(queue(queue.getKey(), queue.getValue(), deletedQueues));
    }
    return new History(
        redisKept,
        unrest,
        exchanges,
        witness.assignmentChecks(),
        queues,
        views,
        played.stream().flatMap(id -> matches.find(id).stream()).toList(),
        records(),
        witness.glances(),
        sessions,
        servers(),
        pods(),
        strays,
        badFact);
  }

  private QueueFact queue(
      QueueKey key, games.kickoff.core.match.MatchRules rules, Set<QueueKey> deleted) {
    Map<String, Long> counts = new HashMap<>();
    redis.hash("counts:" + key).forEach((state, n) -> counts.put(state, Long.parseLong(n)));
    try (Jedis jedis = realm.redis().primary(realm.name()).bare()) {
      return new QueueFact(
          key,
          rules,
          Realm.MAX_DURATION,
          counts,
          jedis.zcard(key("waiting:" + key)),
          deleted.contains(key));
    }
  }

  private List<RecordFact> records() throws SQLException {
    try (Connection connection = realm.rig().bareRecords()) {
      return new RecordReader(realm.schema()).read(connection);
    }
  }

  private List<ServerFact> servers() {
    return realm.rig().servers().facts(realm.name());
  }

  private List<String> pods() {
    return realm.rig().client().pods().inNamespace(realm.name()).list().getItems().stream()
        .filter(pod -> !pod.getMetadata().getLabels().containsKey(Realm.FABRICATED))
        .map(pod -> pod.getMetadata().getName())
        .toList();
  }

  private String key(String name) {
    return "kickoff:{" + realm.name() + "}:" + name;
  }

  @Override
  public void close() throws IOException {
    redis.close();
  }
}
