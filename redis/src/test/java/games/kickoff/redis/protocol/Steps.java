package games.kickoff.redis.protocol;

import static games.kickoff.redis.fixture.Realm.DUEL;
import static games.kickoff.redis.fixture.Realm.RANKED;
import static games.kickoff.redis.fixture.Realm.SERVER;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.server.Endpoint;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.Blocked;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.protocol.Step.Leader;
import games.kickoff.redis.protocol.Step.MatchOf;
import games.kickoff.redis.protocol.Step.TicketOf;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * Makes random plays. There are few players and few queues, so players meet often. In some plays
 * servers seldom start; in others Redis loses its data and queues come and go.
 */
final class Steps {

  static final List<QueueKey> QUEUES = List.of(DUEL, RANKED, new QueueKey("default", "arena"));
  static final List<PlayerId> PLAYERS = Realm.players("p1", "p2", "p3", "p4", "p5", "p6");

  /** The most steps of a play. A failing play is shortened to as little as one step. */
  private static final int LONGEST = 125;

  private static final Duration BRIEF = Duration.ofMillis(1);

  private final Arbitrary<QueueKey> queues;

  private Steps(Arbitrary<QueueKey> queues) {
    this.queues = queues;
  }

  static Arbitrary<List<Step>> plays() {
    Steps anyQueue = new Steps(Arbitraries.of(QUEUES));
    Steps mostlyOne = new Steps(Arbitraries.frequency(Tuple.of(12, DUEL), Tuple.of(1, RANKED)));
    return Arbitraries.frequencyOf(
        Tuple.of(3, anyQueue.play(6, 3, 0)), // servers mostly start
        Tuple.of(5, mostlyOne.play(4, 14, 0)), // servers seldom start
        Tuple.of(3, anyQueue.play(5, 4, 3))); // queues and Redis come and go
  }

  private Arbitrary<List<Step>> play(int assigns, int fails, int upheavals) {
    return Arbitraries.frequencyOf(
            Tuple.of(30, joins()),
            Tuple.of(4, tickets().map(Step.Cancel::new)),
            Tuple.of(2, tickets().map(Step.Ask::new)),
            Tuple.of(14, claimsOfOldest()),
            Tuple.of(4, claims()),
            Tuple.of(2, ofMatch(Step.ClaimAgain::new)),
            Tuple.of(3, ofMatch(Step.Confirm::new)),
            Tuple.of(2, requeues()),
            Tuple.of(assigns, assigns()),
            Tuple.of(fails, ofMatch(Step.Fail::new)),
            Tuple.of(2, ofMatch(Step.End::new)),
            Tuple.of(1 + upheavals, expiries()),
            Tuple.of(4, tellings()),
            Tuple.of(1 + 4 * upheavals, publishes()),
            Tuple.of(2 * upheavals, withdrawals()),
            Tuple.of(upheavals, Arbitraries.of(true, false).map(Step.Lose::new)),
            Tuple.of(1 + 2 * upheavals, ofMatch(Step.Restore::new)),
            Tuple.of(1 + 4 * upheavals, leaders().map(Step.Open::new)),
            Tuple.of(1, Arbitraries.create(Step.FlushScripts::new)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(LONGEST)
        .withSizeDistribution(LONG);
  }

  /**
   * Plays have at least four fifths of the most steps, as a short one shows nothing that a long one
   * does not.
   */
  private static final RandomDistribution LONG =
      (genSize, min, max, center) ->
          random -> max.subtract(BigInteger.valueOf(random.nextInt(max.intValue() / 5)));

  private Arbitrary<Step> joins() {
    Arbitrary<Set<PlayerId>> parties =
        Arbitraries.frequencyOf(
            Tuple.of(5, players().set().ofSize(1)),
            Tuple.of(4, players().set().ofSize(2)),
            Tuple.of(1, players().set().ofSize(3)));
    Arbitrary<Attributes> attributes =
        Arbitraries.of(Attributes.NONE, Attributes.of(Map.of("rating", 1500.5)));
    return Combinators.combine(queues, parties, attributes).as(Step.Join::new);
  }

  private Arbitrary<Step> claimsOfOldest() {
    return Combinators.combine(queues, Arbitraries.integers().between(1, 3), leaders())
        .as(Step.ClaimOldest::new);
  }

  private Arbitrary<Step> claims() {
    return queues.flatMap(queue -> {
      Arbitrary<TicketOf> mostlyThere =
          Arbitraries.frequencyOf(
              Tuple.of(5, tickets().map(t -> new TicketOf(queue, t.player(), 0))),
              Tuple.of(1, tickets()));
      return Combinators.combine(mostlyThere.list().ofMinSize(1).ofMaxSize(3), leaders())
          .as((tickets, leader) -> new Step.Claim(queue, tickets, leader));
    });
  }

  private Arbitrary<Step> requeues() {
    return Combinators.combine(matches(), players().set().ofMaxSize(2), leaders())
        .as(Step.Requeue::new);
  }

  private Arbitrary<Step> assigns() {
    Arbitrary<Endpoint> endpoints = Arbitraries.of(SERVER, new Endpoint("127.9.9.9", 9999));
    return Combinators.combine(matches(), endpoints, leaders()).as(Step.Assign::new);
  }

  private Arbitrary<Step> expiries() {
    return Combinators.combine(queues, limits(), leaders()).as(Step.Expire::new);
  }

  private Arbitrary<Step> tellings() {
    return queues.flatMap(queue -> {
      Arbitrary<TicketOf> mostlyThere =
          Arbitraries.frequencyOf(
              Tuple.of(5, tickets().map(t -> new TicketOf(queue, t.player(), 0))),
              Tuple.of(1, tickets()));
      Arbitrary<Optional<Blocked.By>> by =
          Arbitraries.of(Blocked.By.values()).optional(); // mostly with a value
      return Combinators.combine(mostlyThere.list().ofMinSize(1).ofMaxSize(4), by, leaders())
          .as((tickets, what, leader) -> new Step.WriteBlocked(queue, tickets, what, leader));
    });
  }

  private Arbitrary<Step> publishes() {
    Arbitrary<Boolean> sometimes = Arbitraries.of(false, true);
    Arbitrary<Boolean> seldom = Arbitraries.of(false, false, false, false, true);
    Arbitrary<Integer> maxParties = Arbitraries.of(3, 3, 3, 2, 1);
    return Combinators.combine(queues, sometimes, sometimes, seldom, maxParties, leaders())
        .as((queue, brief, paused, refuseJoins, maxParty, leader) ->
            new Step.Publish(rules(queue, maxParty, brief, paused, refuseJoins), leader));
  }

  static PublishedQueue rules(QueueKey queue) {
    return rules(queue, 3, false, false, false);
  }

  private static PublishedQueue rules(
      QueueKey queue, int maxParty, boolean brief, boolean paused, boolean refuseJoins) {
    Duration ttl = brief ? BRIEF : Duration.ofHours(1);
    return PublishedQueue.of(queue, 2, 3)
        .region("eu-west")
        .maxParty(maxParty)
        .ticketTtl(ttl)
        .maxStarting(2)
        .paused(paused)
        .refuseJoins(refuseJoins)
        .build();
  }

  private Arbitrary<Step> withdrawals() {
    return Combinators.combine(queues, limits(), leaders()).as(Step.Withdraw::new);
  }

  private static Arbitrary<Step> ofMatch(Combinators.F2<MatchOf, Leader, Step> step) {
    return Combinators.combine(matches(), leaders()).as(step);
  }

  private static Arbitrary<Integer> limits() {
    return Arbitraries.of(100, 1);
  }

  private Arbitrary<TicketOf> tickets() {
    return Combinators.combine(queues, players(), before()).as(TicketOf::new);
  }

  private static Arbitrary<MatchOf> matches() {
    return Combinators.combine(players(), before()).as(MatchOf::new);
  }

  private static Arbitrary<Integer> before() {
    return Arbitraries.of(0, 0, 0, 0, 0, 0, 1, 2);
  }

  private static Arbitrary<Leader> leaders() {
    return Arbitraries.frequency(
        Tuple.of(20, Leader.CURRENT), Tuple.of(1, Leader.NEXT), Tuple.of(2, Leader.FORMER));
  }

  private static Arbitrary<PlayerId> players() {
    return Arbitraries.of(PLAYERS);
  }
}
