package games.kickoff.cli.why;

import com.fasterxml.jackson.databind.JsonNode;
import games.kickoff.core.reason.TicketReason;
import java.util.stream.Collectors;

/** Describes a ticket as text, from the JSON of {@code GET /v1/tickets/{ticket}}. Does no I/O. */
final class TicketReport {

  private TicketReport() {}

  static String of(JsonNode ticket) {
    String queue = ticket.path("queue").asText();
    Lines lines =
        new Lines(
            "Ticket %s in %s is %s"
                .formatted(ticket.path("id").asText(), queue, ticket.path("state").asText()));
    lines.row(
        "players",
        ticket
            .path("players")
            .valueStream()
            .map(JsonNode::asText)
            .collect(Collectors.joining(", ")));
    lines.row("joined", ticket.path("joined_at").asText());
    if (ticket.path("requeues").asInt() > 0) {
      lines.row("requeues", ticket.path("requeues").asInt() + ": so many matches never started");
    }
    lines.row("reason", reason(ticket.path("reason").asText()));
    JsonNode match = ticket.path("match");
    if (match.isObject()) {
      lines.row("match", match.path("id").asText());
      lines.row("server", match.has("host") ? server(match) : "");
    }
    if (ticket.path("state").asText().equals("waiting")) {
      lines.row("waits for", blocked(ticket.path("blocked_by").asText()));
      lines.row("more", "kickoff why queue " + queue);
    }
    return lines.toString();
  }

  private static String reason(String word) {
    String sentence = TicketReason.find(word).map(TicketReason::sentence).orElse("");
    return sentence.isEmpty() ? word : word + ": " + sentence;
  }

  private static String server(JsonNode match) {
    return match.path("host").asText() + ":" + match.path("port").asInt();
  }

  /** Explains {@code blocked_by}, with the same values and meanings as docs/matchmaking.md. */
  private static String blocked(String by) {
    String why =
        switch (by) {
          case "party_size" ->
              "its party is larger than one may be, or those who wait can't fill the teams with it";
          case "too_few_players" -> "fewer wait than make a match";
          case "latency" -> "enough wait, but not where it may play";
          case "window" -> "enough wait, but too far from its skill; its window may still grow";
          default -> "";
        };
    return by.isEmpty()
        ? "nothing is known to block it; the queue may not have been processed yet"
        : why.isEmpty() ? by : by + ": " + why;
  }
}
