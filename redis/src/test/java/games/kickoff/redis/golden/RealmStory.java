package games.kickoff.redis.golden;

import static games.kickoff.redis.fixture.Realm.SERVER;
import static games.kickoff.redis.fixture.Realm.players;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.ladder.Decay;
import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.term.Fence;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.Blocked;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.Sessions;
import games.kickoff.redis.term.RedisFences;
import games.kickoff.testing.golden.Placeholders;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A story in which everything that can happen to tickets, matches and queues happens once. The
 * players' initials are in the order in which they come. It leaves a key of every kind, and a
 * ticket and a match in every state.
 */
final class RealmStory {

  private static final QueueKey DUEL = new QueueKey("default", "duel");
  private static final QueueKey RANKED = new QueueKey("default", "ranked");
  private static final QueueKey BRIEF = new QueueKey("default", "brief");
  private static final QueueKey CLOSED = new QueueKey("arena", "closed");
  private static final QueueKey WITHDRAWN = new QueueKey("arena", "withdrawn");

  private static final MatchId ASSIGNED = match(2);
  private static final MatchId CONFIRMED = match(10);

  private final Realm realm;
  private final Map<String, TicketId> tickets = new LinkedHashMap<>();

  RealmStory(Realm realm) {
    this.realm = realm;
  }

  /** Replaces the tickets' ids by the names of their players. */
  void nameTickets(Placeholders placeholders) {
    tickets.forEach((who, id) -> placeholders.name(id.value(), "<ticket of " + who + ">"));
  }

  void tell() {
    publish();
    realm.refill.open();

    TicketId ann = join(DUEL, Map.of("rating", 1500.5, "latency.eu", 20.0), "ann");
    realm.pools.writeBlocked(DUEL, Map.of(ann, Optional.of(Blocked.By.TOO_FEW_PLAYERS)));

    TicketId party = join(DUEL, "cat", "bob");
    claim(1, DUEL, party);
    realm.tickets.cancel(party); // too late, so it is remembered

    join(RANKED, "dan");
    claim(2, DUEL, join("dan, in two queues", DUEL, "dan"), join(DUEL, "eve"));
    realm.claims.confirm(ASSIGNED);
    realm.claims.assign(ASSIGNED, SERVER);

    claim(3, DUEL, join(DUEL, "fay"), join(DUEL, "gus"));
    realm.claims.confirm(match(3));
    realm.claims.assign(match(3), SERVER);
    realm.claims.end(match(3), EndReason.STOPPED);
    join("fay, again", RANKED, "fay");

    realm.tickets.cancel(join(DUEL, "joe"));
    expire(join(BRIEF, "kim"));
    join(WITHDRAWN, "lee");
    realm.publication.withdraw(WITHDRAWN);

    claim(4, RANKED, join(RANKED, "max"), join(RANKED, "ned"));
    realm.claims.requeue(match(4), EndReason.read("in_match"), players("max"));

    TicketId oft = join(RANKED, "pat");
    for (int n = 5; n <= 8; n++) {
      claim(n, RANKED, oft);
      realm.claims.requeueCounted(match(n), EndReason.read("RecordRefused"));
    }

    claim(9, RANKED, join(RANKED, Map.of("rating", 25.0, "uncertainty", 8.25), "hal", "ivy"));
    realm.claims.fail(match(9), EndReason.START_FAILED);

    claim(10, RANKED, join(RANKED, "oto"));
    realm.claims.confirm(CONFIRMED);

    join("ann, in two queues", RANKED, "ann");
    realm.matches.nudge(ASSIGNED);
    realm.redis.condition();
  }

  /** Redis is emptied; the next leader puts back the matches that sessions hold. */
  void putBack() {
    RedisFences fences = new RedisFences(realm.redis);
    Fence next = new Fence(101);
    fences.replace(fences.read(), next);
    realm.as(next).publication.publish(duel());
    realm.as(next).publication.publish(ranked());
    Instant claimed = Instant.parse("2024-06-01T12:00:00.250Z");
    realm
        .as(next)
        .refill
        .restore(
            Sessions.live(
                ASSIGNED,
                DUEL,
                List.of(
                    ticket(101, 0, Attributes.NONE, "dan"), ticket(102, 1, Attributes.NONE, "eve")),
                Optional.of(SERVER)));
    realm
        .as(next)
        .refill
        .restore(
            Sessions.live(
                CONFIRMED,
                RANKED,
                List.of(ticket(103, 2, Attributes.of(Map.of("rating", 25.0)), "oto", "per")),
                Optional.empty()));
    realm.as(next).refill.open();
  }

  private void publish() {
    realm.publication.publish(duel());
    realm.publication.publish(ranked());
    realm.publication.publish(queue(BRIEF, Duration.ofMillis(1), Duration.ofSeconds(1), false));
    realm.publication.publish(queue(CLOSED, Duration.ofMinutes(5), Duration.ofMinutes(30), true));
    realm.publication.publish(
        queue(WITHDRAWN, Duration.ofMinutes(5), Duration.ofMinutes(30), false));
  }

  private static PublishedQueue duel() {
    return queue(DUEL, Duration.ofSeconds(60), Duration.ofMinutes(10), false);
  }

  private static PublishedQueue ranked() {
    LadderRules rules =
        new LadderRules(
            new LadderName("season-1"),
            LadderRules.RatingModel.GAUSSIAN,
            new LadderRules.Results(true, LadderRules.WhileRunning.END),
            Optional.of(new Decay(Duration.ofDays(14), 0.25)));
    return PublishedQueue.of(RANKED, 2, 5)
        .region("eu-west")
        .maxParty(3)
        .ticketTtl(Duration.ofSeconds(90))
        .retention(Duration.ofMinutes(20))
        .build()
        .in(rules);
  }

  /** A queue with a maxStarting of 2, so that the end of a start writes a log entry. */
  private static PublishedQueue queue(
      QueueKey key, Duration ttl, Duration retention, boolean closed) {
    return PublishedQueue.of(key, 2, 2)
        .ticketTtl(ttl)
        .retention(retention)
        .maxStarting(2)
        .paused(closed)
        .refuseJoins(closed)
        .build();
  }

  private void expire(TicketId ticket) {
    Instant joined = realm.ticket(ticket).joinedAt();
    await().until(() -> realm.redis.time().isAfter(joined.plusMillis(2)));
    realm.pools.expire(BRIEF, 10);
  }

  private TicketId join(QueueKey queue, String... names) {
    return join(queue, Map.of(), names);
  }

  private TicketId join(String called, QueueKey queue, String name) {
    return join(called, queue, Map.of(), name);
  }

  private TicketId join(QueueKey queue, Map<String, Double> attributes, String... names) {
    return join(String.join(" and ", names), queue, attributes, names);
  }

  private TicketId join(
      String called, QueueKey queue, Map<String, Double> attributes, String... names) {
    JoinResult result = realm.tickets.join(queue, players(names), Attributes.of(attributes));
    TicketId id = ((JoinResult.Created) result).ticket().id();
    tickets.put(called, id);
    return id;
  }

  private void claim(int number, QueueKey queue, TicketId... ids) {
    realm.claims.claim(match(number), queue, List.of(ids));
  }

  private static Ticket ticket(int number, int requeues, Attributes attributes, String... names) {
    List<PlayerId> party = Arrays.stream(names).map(PlayerId::new).toList();
    Instant joined = Instant.parse("2024-06-01T11:59:00Z").plusMillis(number);
    return new Ticket(new TicketId("%026d".formatted(number)), party, joined, requeues, attributes);
  }

  /** A match; the tenth was formed a second after the others. */
  private static MatchId match(int number) {
    String formed = number < 10 ? "01hz9tqgqt" : "01hz9tqhq2";
    return new MatchId(formed + "%016d".formatted(number));
  }
}
