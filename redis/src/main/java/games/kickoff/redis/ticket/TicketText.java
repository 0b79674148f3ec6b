package games.kickoff.redis.ticket;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.TicketReason;
import games.kickoff.core.server.Endpoint;
import games.kickoff.core.ticket.Blocked;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.redis.connection.RealmRedis;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the three forms that a ticket has in Redis: a hash, an entry of a pool, and
 * arguments of a script.
 */
public final class TicketText {

  private TicketText() {}

  /**
   * Reads a ticket's hash, with its id among the fields.
   *
   * @throws RuntimeException when no script wrote it
   */
  static TicketView view(Map<String, String> fields) {
    TicketState state = TicketState.valueOf(required(fields, "state"));
    return new TicketView(
        new TicketId(required(fields, "id")),
        QueueKey.parse(required(fields, "queue")),
        players(required(fields, "players")),
        Instant.ofEpochMilli(Long.parseLong(required(fields, "joined"))),
        Integer.parseInt(required(fields, "requeues")),
        Long.parseLong(required(fields, "rev")),
        state,
        Optional.ofNullable(fields.get("match")).map(MatchId::new),
        endpoint(fields),
        TicketReason.find(fields.get("reason")),
        state == TicketState.WAITING ? blocked(fields.get("blocked")) : Optional.empty(),
        AttributesJson.read(fields.getOrDefault("attributes", "")));
  }

  /**
   * Reads an entry of a pool, whose grammar is documented in {@code lib.lua}.
   *
   * @param joined milliseconds since 1970
   * @throws RuntimeException when no script wrote it
   */
  public static Ticket ofEntry(String id, String joined, String entry) {
    int line = entry.indexOf('\n');
    int blank = entry.indexOf(' ', line + 1);
    return new Ticket(
        new TicketId(id),
        players(line < 0 ? entry : entry.substring(0, line)),
        Instant.ofEpochMilli(Long.parseLong(joined)),
        line < 0 ? 0 : Integer.parseInt(entry.substring(line + 1, blank)),
        AttributesJson.read(line < 0 ? "" : entry.substring(blank + 1)));
  }

  /** Adds a ticket to the arguments of {@code restore.lua}. */
  public static void write(Ticket ticket, List<String> arguments) {
    arguments.add(ticket.id().value());
    arguments.add(Long.toString(ticket.joinedAt().toEpochMilli()));
    arguments.add(Integer.toString(ticket.requeues()));
    arguments.add(AttributesJson.write(ticket.attributes()));
    arguments.add(Integer.toString(ticket.size()));
    ticket.players().forEach(player -> arguments.add(player.value()));
  }

  /** Reads players, divided by blanks. */
  public static List<PlayerId> players(String text) {
    return RealmRedis.words(text).stream().map(PlayerId::new).toList();
  }

  /**
   * Reads the address of the server from the hash of a ticket or a match; empty when its players
   * are not assigned.
   */
  public static Optional<Endpoint> endpoint(Map<String, String> fields) {
    String host = fields.get("host");
    return host == null
        ? Optional.empty()
        : Optional.of(new Endpoint(host, Integer.parseInt(required(fields, "port"))));
  }

  /**
   * Reads a field that every such hash has.
   *
   * @throws IllegalArgumentException when the field is missing
   */
  public static String required(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the hash lacks " + name + ": " + fields.keySet());
    }
    return value;
  }

  /**
   * Reads what a ticket waits for. A value that this version does not know, written by a newer
   * operator, counts as none.
   */
  private static Optional<Blocked.By> blocked(@Nullable String by) {
    return Arrays.stream(Blocked.By.values())
        .filter(known -> known.name().equalsIgnoreCase(by))
        .findFirst();
  }
}
