package games.kickoff.gameserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Starts the server with the settings of the environment ({@link Settings}) and writes the match's
 * result to the termination log.
 */
public final class GameServerMain {

  private static final int CANNOT_LISTEN = 1;
  private static final int BAD_USE = 2;
  private static final int SECONDS_TO_TERMINATE = 5;

  private GameServerMain() {}

  /**
   * Runs one match. Returns when the match has stopped, so that the process exits with 0.
   *
   * @throws IOException if the sockets as a whole fail; the process then exits with 1
   */
  public static void main(String[] args) throws IOException {
    if (args.length == 1 && args[0].equals("--help")) {
      System.out.print(Settings.USAGE);
      return;
    }
    if (args.length > 0) {
      log("no argument but --help is understood");
      System.exit(BAD_USE);
    }
    Settings settings;
    try {
      settings = Settings.from(System.getenv());
    } catch (BadSetting e) {
      log(String.valueOf(e.getMessage()));
      System.exit(BAD_USE);
      return;
    }
    GameServer server;
    try {
      server = new GameServer(settings.listen(), settings.openTimeout(), Limits.DEFAULT);
    } catch (IOException e) {
      log("can't listen on " + settings.listen() + " (HOST, PORT): " + e.getMessage());
      System.exit(CANNOT_LISTEN);
      return;
    }
    CountDownLatch finished = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Termination(server, finished));
    log("listening on " + server.address());
    try {
      leaveBehind(settings.terminationLog(), server.run());
    } finally {
      finished.countDown();
    }
  }

  /** Overwrites the file in place: in a pod it is a mount, which can't be replaced by a rename. */
  private static void leaveBehind(Path file, Result result) {
    log("result " + result.json());
    try {
      Files.writeString(file, result.json());
    } catch (IOException e) {
      log("can't write the result to " + file + " (TERMINATION_LOG): " + e);
    }
  }

  private static void log(String message) {
    System.err.println("game-server: " + message);
  }

  /**
   * Shutdown hook: on SIGTERM, stops the match and delays the exit until the result is written, at
   * most {@link #SECONDS_TO_TERMINATE} seconds.
   */
  private static final class Termination extends Thread {

    private final GameServer server;
    private final CountDownLatch finished;

    Termination(GameServer server, CountDownLatch finished) {
      super("termination");
      this.server = server;
      this.finished = finished;
    }

    @Override
    public void run() {
      server.terminate();
      try {
        if (!finished.await(SECONDS_TO_TERMINATE, TimeUnit.SECONDS)) {
          log("did not stop in time");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
