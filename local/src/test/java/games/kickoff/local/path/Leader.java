package games.kickoff.local.path;

import games.kickoff.local.process.ChildProcess;
import games.kickoff.local.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;

/** Finds which of a stack's operators leads, by its log. */
final class Leader {

  private Leader() {}

  static Optional<ChildProcess> of(Stack stack) {
    return stack.operators().stream().filter(ChildProcess::isAlive).filter(Leader::leads).findAny();
  }

  /** Whether it leads or has led. */
  static boolean leads(ChildProcess operator) {
    try {
      return Files.readString(operator.log()).contains("The operator runs");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
