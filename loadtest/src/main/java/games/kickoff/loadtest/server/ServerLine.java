package games.kickoff.loadtest.server;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line that a game server may send. */
sealed interface ServerLine {

  /** The server's states, in the only order in which they may follow each other. */
  enum State {
    OPEN,
    RUNNING,
    STOP
  }

  record StateIs(State state) implements ServerLine {}

  record LengthIs(int seconds) implements ServerLine {}

  /** Parses a line; empty for {@code UNKNOWN} and for everything that is not in the protocol. */
  static Optional<ServerLine> parse(String line) {
    return switch (line) {
      case "STATE open" -> Optional.of(new StateIs(State.OPEN));
      case "STATE running" -> Optional.of(new StateIs(State.RUNNING));
      case "STATE stop" -> Optional.of(new StateIs(State.STOP));
      default -> parseLength(line);
    };
  }

  private static Optional<ServerLine> parseLength(String line) {
    Matcher length = Pattern.compile("RUNNING_LENGTH (\\d{1,5})").matcher(line);
    return length.matches()
        ? Optional.of(new LengthIs(Integer.parseInt(length.group(1))))
        : Optional.empty();
  }
}
