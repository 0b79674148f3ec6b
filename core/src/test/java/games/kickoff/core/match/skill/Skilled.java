package games.kickoff.core.match.skill;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.Ramp;
import games.kickoff.core.match.SkillRules;
import games.kickoff.core.match.SplitWeights;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Waiting tickets by number, with a skill. */
final class Skilled {

  static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
  static final SkillRules WITHIN_5 = rules(new Ramp(5, 0, 5), SkillRules.UncertainCap.NONE);

  private Skilled() {}

  static SkillRules rules(Ramp window, SkillRules.UncertainCap cap) {
    return new SkillRules(
        "rating",
        "uncertainty",
        new SkillRules.Unknown(25, 8),
        window,
        SkillRules.Aggregation.MEAN,
        cap,
        25.0 / 6);
  }

  static MatchRules match(int teams, int size, SkillRules skill) {
    return new MatchRules(
        teams,
        size,
        size,
        Optional.empty(),
        Optional.of(skill),
        Optional.empty(),
        Duration.ZERO,
        SplitWeights.DEFAULT);
  }

  static Ticket ticket(int number, int size, double rating) {
    return ticket(number, size, 0, Map.of("rating", rating, "uncertainty", 1.0));
  }

  /**
   * @param joined seconds after {@link #START}
   */
  static Ticket ticket(int number, int size, int joined, Map<String, Double> attributes) {
    return new Ticket(
        new TicketId("%026d".formatted(number)),
        IntStream.rangeClosed(1, size).mapToObj(one -> new PlayerId(number + "." + one)).toList(),
        START.plusSeconds(joined),
        0,
        Attributes.of(new HashMap<>(attributes)));
  }

  static int number(Ticket ticket) {
    return Integer.parseInt(ticket.id().value());
  }
}
