package games.kickoff.operator.session;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.match.FormationReason;
import games.kickoff.core.match.Match;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.record.MatchRecord;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.core.time.GoDuration;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.GameSessionSpec;
import games.kickoff.operator.api.MatchQueueSpec;
import games.kickoff.operator.rules.QueueRules;
import games.kickoff.operator.rules.ServerRules;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a GameSession's spec holds: the match, the rules for its server, and how long the session is
 * kept. It never changes.
 */
public record SessionMatch(Match match, ServerRules server, Duration retention) {

  /**
   * The GameSession to create for a match.
   *
   * @param formedAt when it was formed; the id has the same time in milliseconds
   */
  public static GameSession newSession(
      MatchId id,
      Instant formedAt,
      QueueRules rules,
      List<List<Ticket>> teams,
      FormationReason why) {
    String region = why.region().isEmpty() ? rules.region() : why.region();
    return write(
        new SessionMatch(
            new Match(id, formedAt, rules.key(), region, teams, why, rules.ladder()),
            rules.server(),
            rules.retention()));
  }

  private static GameSession write(SessionMatch held) {
    Match match = held.match();
    GameSessionSpec spec = new GameSessionSpec();
    spec.queue = match.queue().name();
    spec.region = match.region().isEmpty() ? null : match.region();
    spec.teams =
        match.players().stream().map(team -> team.stream().map(PlayerId::value).toList()).toList();
    spec.tickets = match.tickets().stream().map(SessionMatch::write).toList();
    spec.formedAt = match.formedAt().toString();
    spec.why = write(match.why());
    spec.server = write(held.server());
    spec.retention = GoDuration.format(held.retention());
    spec.ladder = match.ladder().map(SessionLadders::write).orElse(null);
    GameSession session = new GameSession();
    session.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(match.queue().namespace())
            .withName(match.id().value())
            .withLabels(Map.of(GameSession.QUEUE_LABEL, match.queue().name()))
            .build());
    session.setSpec(spec);
    return session;
  }

  private static GameSessionSpec.SessionWhy write(FormationReason why) {
    GameSessionSpec.SessionWhy wire = new GameSessionSpec.SessionWhy();
    wire.rule = why.rule().name().toLowerCase(Locale.ROOT);
    wire.oldestWait = GoDuration.format(why.oldestWait());
    wire.waits = why.waits().stream().map(GoDuration::format).toList();
    why.fairness()
        .ifPresent(fair -> {
          wire.quality = fair.quality();
          wire.chance = fair.chance();
          wire.spread = fair.spread();
          wire.window = fair.window();
        });
    wire.region = why.region().isEmpty() ? null : why.region();
    return wire;
  }

  private static GameSessionSpec.SessionTicket write(Ticket ticket) {
    GameSessionSpec.SessionTicket wire = new GameSessionSpec.SessionTicket();
    wire.id = ticket.id().value();
    wire.players = ticket.players().stream().map(PlayerId::value).toList();
    wire.joinedAt = ticket.joinedAt().toString();
    wire.requeues = ticket.requeues();
    wire.attributes = ticket.attributes().isEmpty() ? null : ticket.attributes().values();
    return wire;
  }

  private static GameSessionSpec.SessionServer write(ServerRules rules) {
    GameSessionSpec.SessionServer wire = new GameSessionSpec.SessionServer();
    wire.port = rules.port();
    wire.readyTimeout = GoDuration.format(rules.readyTimeout());
    wire.lostGrace = GoDuration.format(rules.lostGrace());
    wire.maxDuration = GoDuration.format(rules.maxDuration());
    wire.attempts = rules.attempts();
    wire.stopProbe = rules.stopProbe().map(GoDuration::format).orElse(null);
    return wire;
  }

  /**
   * Reads a session's match.
   *
   * @throws IllegalArgumentException when the operator can't have written it
   */
  public static SessionMatch of(GameSession session) {
    try {
      return read(session);
    } catch (NullPointerException | NoSuchElementException e) {
      throw new IllegalArgumentException("a GameSession whose spec lacks fields", e);
    }
  }

  private static SessionMatch read(GameSession session) {
    GameSessionSpec spec = there(session.getSpec(), "spec");
    GameSessionSpec.SessionServer server = there(spec.server, "spec.server");
    List<Ticket> tickets = spec.tickets.stream().map(SessionMatch::read).toList();
    List<List<Ticket>> teams =
        spec.teams.stream()
            .map(team ->
                tickets.stream()
                    .filter(ticket -> team.contains(ticket.players().getFirst().value()))
                    .toList())
            .toList();
    MatchId id = new MatchId(session.getMetadata().getName());
    return new SessionMatch(
        new Match(
            id,
            // absent in a session of an earlier version
            spec.formedAt == null ? id.formedAt() : instant(spec.formedAt, "spec.formedAt"),
            new QueueKey(session.getMetadata().getNamespace(), there(spec.queue, "spec.queue")),
            spec.region == null ? "" : spec.region,
            teams,
            read(Objects.requireNonNullElseGet(spec.why, () -> unknown())),
            SessionLadders.read(spec.ladder)),
        new ServerRules(
            there(server.port, "spec.server.port"),
            GoDuration.parse(there(server.readyTimeout, "spec.server.readyTimeout")),
            GoDuration.parse(there(server.lostGrace, "spec.server.lostGrace")),
            GoDuration.parse(there(server.maxDuration, "spec.server.maxDuration")),
            there(server.attempts, "spec.server.attempts"),
            Optional.ofNullable(server.stopProbe).map(GoDuration::parse)),
        GoDuration.parse(
            spec.retention == null ? MatchQueueSpec.DEFAULT_RETENTION : spec.retention));
  }

  private static GameSessionSpec.SessionWhy unknown() {
    GameSessionSpec.SessionWhy why = new GameSessionSpec.SessionWhy();
    why.rule = "full";
    why.oldestWait = "0s";
    return why;
  }

  private static FormationReason read(GameSessionSpec.SessionWhy wire) {
    // A spec without the list of waits has at least the oldest wait.
    List<String> waits =
        wire.waits == null || wire.waits.isEmpty()
            ? List.of(there(wire.oldestWait, "spec.why.oldestWait"))
            : wire.waits;
    Optional<FormationReason.Fairness> fairness =
        Optional.ofNullable(wire.quality)
            .map(quality ->
                new FormationReason.Fairness(
                    quality,
                    there(wire.chance, "spec.why.chance"),
                    there(wire.spread, "spec.why.spread"),
                    there(wire.window, "spec.why.window")));
    return new FormationReason(
        FormationReason.Rule.valueOf(there(wire.rule, "spec.why.rule").toUpperCase(Locale.ROOT)),
        waits.stream().map(GoDuration::parse).toList(),
        fairness,
        wire.region == null ? "" : wire.region);
  }

  private static Ticket read(GameSessionSpec.SessionTicket wire) {
    return new Ticket(
        new TicketId(there(wire.id, "spec.tickets.id")),
        wire.players.stream().map(PlayerId::new).toList(),
        instant(there(wire.joinedAt, "spec.tickets.joinedAt"), "spec.tickets.joinedAt"),
        there(wire.requeues, "spec.tickets.requeues"),
        wire.attributes == null ? Attributes.NONE : Attributes.of(wire.attributes));
  }

  private static Instant instant(String text, String field) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("a GameSession whose " + field + " is no time", e);
    }
  }

  private static <T> T there(@Nullable T value, String field) {
    if (value == null) {
      throw new IllegalArgumentException("a GameSession without " + field);
    }
    return value;
  }

  public MatchId id() {
    return match.id();
  }

  public QueueKey queue() {
    return match.queue();
  }

  /** All its tickets. */
  public List<Ticket> tickets() {
    return match.tickets();
  }

  /** The match in the form in which it is recorded. */
  MatchRecord record(Optional<String> pod, Optional<Instant> ready) {
    return new MatchRecord(match, pod, ready);
  }
}
