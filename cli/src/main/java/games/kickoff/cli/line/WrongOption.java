package games.kickoff.cli.line;

import java.util.function.Supplier;

/** Options that each make sense, but not together or not here; the message says what to do. */
public final class WrongOption extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public WrongOption(String message) {
    super(message);
  }

  /** What the options come to; whoever refuses them has said why. */
  public static <T> T unless(Supplier<T> options) {
    try {
      return options.get();
    } catch (IllegalArgumentException e) {
      throw new WrongOption(String.valueOf(e.getMessage()));
    }
  }
}
