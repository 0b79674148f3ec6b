package games.kickoff.cli.why;

import games.kickoff.core.reason.EndReason;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.GameSessionSpec;
import games.kickoff.operator.api.GameSessionSpec.SessionWhy;
import games.kickoff.operator.api.GameSessionStatus;
import games.kickoff.operator.api.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Describes a match as text, from its GameSession's spec and status. Does no I/O. */
final class MatchReport {

  private MatchReport() {}

  static String of(GameSession session) {
    GameSessionSpec spec = session.getSpec();
    GameSessionStatus status =
        Optional.ofNullable(session.getStatus()).orElseGet(GameSessionStatus::new);
    Phase phase = Optional.ofNullable(status.phase).orElse(Phase.PENDING);
    Lines lines =
        new Lines(
            "Match %s of %s/%s is %s%s"
                .formatted(
                    session.getMetadata().getName(),
                    session.getMetadata().getNamespace(),
                    spec.queue,
                    phase,
                    status.reason == null ? "" : ": " + status.reason));
    lines.row("reason", EndReason.find(status.reason).map(EndReason::sentence).orElse(""));
    lines.row("message", status.message);
    lines.row("server", server(status));
    lines.row("ready", status.readyAt).row("ended", status.endedAt);
    if (spec.why != null) {
      formed(lines, spec.why);
    }
    for (int team = 0; team < spec.teams.size(); team++) {
      lines.row("team " + (team + 1), String.join(", ", spec.teams.get(team)));
    }
    lines.row("tickets", tickets(spec));
    return lines.toString();
  }

  private static void formed(Lines lines, SessionWhy why) {
    lines.row("formed", why.rule == null ? null : rule(why.rule));
    lines.row("oldest wait", why.oldestWait);
    lines.row("quality", why.quality);
    lines.row("chance", why.chance == null ? null : why.chance + " that the first team wins");
    lines.row("spread", spread(why));
    lines.row("region", why.region);
  }

  private static String rule(String rule) {
    return switch (rule) {
      case "full" -> "full: all seats were filled";
      case "partial" -> "partial: short-handed, since a ticket had waited as long as the rule says";
      default -> rule;
    };
  }

  private static @Nullable String spread(SessionWhy why) {
    return why.spread == null
        ? null
        : why.spread + (why.window == null ? "" : " of skill, of a window of " + why.window);
  }

  private static @Nullable String server(GameSessionStatus status) {
    List<String> parts = new ArrayList<>();
    if (status.pod != null) {
      parts.add("pod " + status.pod);
    }
    if (status.host != null) {
      parts.add(status.host + ":" + status.port);
    }
    if (status.attempt != null && status.attempt > 1) {
      parts.add("attempt " + status.attempt);
    }
    return parts.isEmpty() ? null : String.join(", ", parts);
  }

  /** The ids of the tickets, each with how long it had waited. Both lists have the same order. */
  private static String tickets(GameSessionSpec spec) {
    List<String> waits = spec.why == null || spec.why.waits == null ? List.of() : spec.why.waits;
    return IntStream.range(0, spec.tickets.size())
        .mapToObj(i -> spec.tickets.get(i).id + (i < waits.size() ? " (" + waits.get(i) + ")" : ""))
        .collect(Collectors.joining(", "));
  }
}
