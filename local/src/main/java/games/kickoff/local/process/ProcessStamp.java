package games.kickoff.local.process;

import java.time.Instant;
import java.util.Optional;

/**
 * Identifies a process, so that a later one can find out whether it still runs.
 *
 * @param started when it was started, since pids are used again; empty if the system doesn't say
 */
public record ProcessStamp(long pid, String started) {

  public static ProcessStamp ofThisProcess() {
    ProcessHandle self = ProcessHandle.current();
    return new ProcessStamp(self.pid(), startOf(self).orElse(""));
  }

  /** Reads what {@link #toString} wrote; empty if the text is something else. */
  public static Optional<ProcessStamp> parse(String text) {
    String[] words = text.strip().split(" ", -1);
    try {
      return words.length <= 2
          ? Optional.of(
              new ProcessStamp(Long.parseLong(words[0]), words.length == 2 ? words[1] : ""))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  public boolean isAlive() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> startOf(process).map(started::equals).orElse(true))
        .isPresent();
  }

  private static Optional<String> startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString);
  }

  @Override
  public String toString() {
    return pid + " " + started;
  }
}
