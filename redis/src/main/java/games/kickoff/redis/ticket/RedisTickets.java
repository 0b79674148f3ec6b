package games.kickoff.redis.ticket;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.CancelResult;
import games.kickoff.core.ticket.Consent;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.core.ticket.Tickets;
import games.kickoff.redis.connection.Answer;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.connection.Script;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** {@link Tickets} in Redis. */
public final class RedisTickets implements Tickets {

  private final RealmRedis redis;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * @param clock for the time part of new ids and for how long used consents are kept; the time of
   *     a join is taken from Redis' clock
   * @param random for new ids; used by many threads
   */
  public RedisTickets(RealmRedis redis, Clock clock, RandomGenerator random) {
    this.redis = redis;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public JoinResult join(
      QueueKey queue, List<PlayerId> players, Attributes attributes, List<Consent> consents) {
    if (players.isEmpty()
        || players.size() > MAX_PARTY
        || new HashSet<>(players).size() != players.size()) {
      throw new IllegalArgumentException(
          "a party is 1 to " + MAX_PARTY + " different players, not " + players.size());
    }
    List<String> arguments = new ArrayList<>(4 + 3 * consents.size() + players.size());
    arguments.add(queue.toString());
    arguments.add(TicketId.create(clock.instant(), random).value());
    arguments.add(AttributesJson.write(attributes));
    arguments.add(Integer.toString(consents.size()));
    for (Consent consent : consents) {
      arguments.add(consent.id());
      arguments.add(consent.player().value());
      long left = Duration.between(clock.instant(), consent.expires()).toMillis();
      arguments.add(Long.toString(Math.max(1, left)));
    }
    players.stream().sorted().forEach(player -> arguments.add(player.value()));
    Answer answer = redis.run(Script.JOIN, arguments);
    return switch (answer.code()) {
      case "created" -> new JoinResult.Created(ticket(answer));
      case "existing" -> new JoinResult.Existing(ticket(answer));
      case "in_match" ->
          new JoinResult.InMatch(new PlayerId(answer.text("player")), ticket(answer));
      case "in_other_ticket" ->
          new JoinResult.InOtherTicket(
              new PlayerId(answer.text("player")), new TicketId(answer.text("id")));
      case "consent_used" -> new JoinResult.ConsentUsed(new PlayerId(answer.text("player")));
      case "unknown_queue" -> new JoinResult.UnknownQueue();
      case "too_large" -> new JoinResult.TooLarge(Math.toIntExact(answer.number("most")));
      case "paused" -> new JoinResult.Paused();
      case "rebuilding" -> throw new Rebuilding();
      default -> throw new IllegalStateException("join answered " + answer);
    };
  }

  @Override
  public CancelResult cancel(TicketId ticket) {
    Answer answer = redis.run(Script.CANCEL, ticket.value());
    return switch (answer.code()) {
      case "cancelled" -> new CancelResult.Cancelled(ticket(answer));
      case "claimed" -> new CancelResult.Claimed(new MatchId(answer.text("match")));
      case "over" -> new CancelResult.AlreadyOver(ticket(answer));
      case "unknown" -> new CancelResult.UnknownTicket();
      case "rebuilding" -> throw new Rebuilding();
      default -> throw new IllegalStateException("cancel answered " + answer);
    };
  }

  @Override
  public Optional<TicketView> find(TicketId ticket) {
    return asked(redis.run(Script.ASK, ticket.value()));
  }

  @Override
  public Optional<TicketView> latest(QueueKey queue, PlayerId player) {
    return asked(redis.run(Script.ASK, "", queue.toString(), player.value()));
  }

  @Override
  public List<TicketView> ofPlayer(PlayerId player) {
    Answer answer = redis.run(Script.PLAYER, player.value());
    return switch (answer.code()) {
      case "tickets" ->
          answer.answers("tickets").stream()
              .map(RedisTickets::ticket)
              .sorted(Comparator.comparing(TicketView::joinedAt).thenComparing(TicketView::id))
              .toList();
      case "rebuilding" -> throw new Rebuilding();
      default -> throw new IllegalStateException("player answered " + answer);
    };
  }

  private static TicketView ticket(Answer answer) {
    return TicketText.view(answer.fields("ticket"));
  }

  private static Optional<TicketView> asked(Answer answer) {
    return switch (answer.code()) {
      case "ticket" -> Optional.of(ticket(answer));
      case "unknown" -> Optional.empty();
      case "rebuilding" -> throw new Rebuilding();
      default -> throw new IllegalStateException("ask answered " + answer);
    };
  }
}
