package games.kickoff.gateway.api.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.reason.Reason;
import games.kickoff.core.server.Endpoint;
import games.kickoff.core.ticket.TicketView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as its players see it.
 *
 * @param joinedAt in RFC 3339
 * @param reason left out if there is none
 * @param blockedBy what keeps the ticket waiting, as the matcher last found; left out if nothing
 *     does, or if the matcher has not looked at the queue yet
 * @param match present from state {@code assigned} on, so only once it is recorded (invariant 9)
 */
record TicketAnswer(
    String id,
    String queue,
    List<String> players,
    String state,
    long rev,
    String joinedAt,
    int requeues,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String reason,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String blockedBy,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> attributes,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Match match) {

  /**
   * The match the ticket is in.
   *
   * @param host left out, like the port, once the ticket has ended
   */
  record Match(
      String id,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String host,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer port) {}

  static TicketAnswer of(TicketView ticket) {
    return new TicketAnswer(
        ticket.id().value(),
        ticket.queue().toString(),
        ticket.players().stream().map(PlayerId::value).toList(),
        ticket.state().name().toLowerCase(Locale.ROOT),
        ticket.rev(),
        ticket.joinedAt().toString(),
        ticket.requeues(),
        Reason.word(ticket.reason()),
        blockedBy(ticket),
        ticket.attributes().values(),
        assigned(ticket));
  }

  private static String blockedBy(TicketView ticket) {
    return ticket.blocked().map(by -> by.name().toLowerCase(Locale.ROOT)).orElse("");
  }

  private static @Nullable Match assigned(TicketView ticket) {
    return switch (ticket.state()) {
      case ASSIGNED -> match(ticket, ticket.endpoint().orElseThrow());
      case ENDED -> match(ticket, null);
      case WAITING, CLAIMED, CANCELLED, EXPIRED, FAILED -> null;
    };
  }

  private static @Nullable Match match(TicketView ticket, @Nullable Endpoint server) {
    return ticket
        .match()
        .map(id ->
            server == null
                ? new Match(id.value(), null, null)
                : new Match(id.value(), server.host(), server.port()))
        .orElse(null);
  }
}
