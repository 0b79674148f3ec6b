package games.kickoff.operator.rules;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.operator.api.MatchQueue;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A queue for matches of one against one, with nothing set that has a default, and tickets for it.
 */
public final class Duel {

  public static final QueueKey KEY = new QueueKey("games", "duel");
  public static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  private static final String YAML =
      """
      apiVersion: kickoff.games/v1alpha1
      kind: MatchQueue
      metadata: {name: duel, namespace: games, generation: 3}
      spec:
        teams: {count: 2, size: 1}
        server:
          template:
            spec:
              containers:
                - {name: game, image: example/duel}
      """;

  private Duel() {}

  public static MatchQueue queue() {
    return Serialization.unmarshal(YAML, MatchQueue.class);
  }

  public static QueueRules rules() {
    return QueueRules.of(queue());
  }

  /** The rules of the queue after a change to its MatchQueue. */
  public static QueueRules rules(Consumer<MatchQueue> difference) {
    MatchQueue queue = queue();
    difference.accept(queue);
    return QueueRules.of(queue);
  }

  /**
   * A single player's ticket: ticket number 7 has player p7 and joined 7 s after {@link #START}.
   */
  public static Ticket ticket(int number) {
    return party(number, 1);
  }

  /** A party's ticket: its players are p7, p7.2, p7.3, …. */
  public static Ticket party(int number, int size) {
    List<PlayerId> players =
        IntStream.rangeClosed(1, size)
            .mapToObj(
                player -> new PlayerId(player == 1 ? "p" + number : "p" + number + "." + player))
            .toList();
    return new Ticket(ticketId(number), players, START.plusSeconds(number), 0);
  }

  public static TicketId ticketId(int number) {
    return new TicketId("%026d".formatted(number));
  }

  public static MatchId matchId(int number) {
    return new MatchId("%026d".formatted(number));
  }
}
