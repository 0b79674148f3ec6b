package games.kickoff.service.process;

import games.kickoff.service.log.JdkLogging;
import java.io.IOException;

/**
 * Starts a process that takes its settings from the environment and no arguments. Exits with 0
 * after {@code --help}, 2 on wrong input, 1 when it can't start.
 */
public final class Launch {

  private static final int WRONG_INPUT = 2;
  private static final int CANNOT_START = 1;

  /** Reads the settings and starts; returns when everything is started, or is over. */
  @FunctionalInterface
  public interface Body {

    /**
     * @throws IllegalArgumentException when a setting is wrong, naming it
     * @throws IOException when it can't start though its settings are right
     */
    void run() throws IOException, InterruptedException;
  }

  private Launch() {}

  /**
   * Runs a body.
   *
   * @param name of the process, as in "The gateway does not start"
   * @param help describes the process and the variables it reads
   */
  public static void run(String name, String help, String[] arguments, Body body)
      throws InterruptedException {
    takeNone(arguments, help);
    JdkLogging.join();
    try {
      body.run();
    } catch (IllegalArgumentException e) {
      refuse(name, e, WRONG_INPUT);
    } catch (IOException e) {
      refuse(name, e, CANNOT_START);
    }
  }

  /** Returns when there are no arguments; else prints the help and ends the process. */
  public static void takeNone(String[] arguments, String help) {
    if (arguments.length == 0) {
      return;
    }
    if (arguments[0].equals("--help") || arguments[0].equals("-h")) {
      System.out.print(help);
      System.exit(0);
    }
    System.err.print("unknown argument: " + arguments[0] + "\n\n" + help);
    System.exit(WRONG_INPUT);
  }

  private static void refuse(String name, Exception why, int exitCode) {
    System.err.println("The " + name + " does not start: " + why.getMessage());
    System.exit(exitCode);
  }
}
