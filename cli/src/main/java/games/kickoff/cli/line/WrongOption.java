package games.kickoff.cli.line;

import java.util.function.Supplier;

/**
 * Options that are valid on their own but not in combination or in this environment. The message
 * says what to do; the exit code is 2.
 */
public final class WrongOption extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public WrongOption(String message) {
    super(message);
  }

  /**
   * Calls the supplier and turns its {@link IllegalArgumentException} into a {@link WrongOption}
   * with the same message.
   */
  public static <T> T unless(Supplier<T> options) {
    try {
      return options.get();
    } catch (IllegalArgumentException e) {
      throw new WrongOption(String.valueOf(e.getMessage()));
    }
  }
}
