package games.kickoff.faults.clock;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Clock;
import java.util.Date;

/**
 * A Java agent that runs in the process whose clock is to be set, before its main class. The file
 * {@value #FILE} holds the clock's offset in milliseconds; whenever it changes, the clock jumps.
 */
public final class ClockAgent {

  static final String FILE = "offset";

  private ClockAgent() {}

  /**
   * Called by the JVM before the main class.
   *
   * @param directory the directory of the file {@value #FILE}
   */
  public static void premain(String directory, Instrumentation jvm)
      throws IOException, ClassNotFoundException, UnmodifiableClassException {
    Path place = Path.of(directory);
    Path offset = place.resolve(FILE);
    WatchService changes = place.getFileSystem().newWatchService();
    place.register(
        changes, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
    read(offset);
    jvm.addTransformer(new ShiftedClock(), true);
    jvm.retransformClasses(
        Clock.class,
        Class.forName("java.time.Clock$SystemClock"),
        Class.forName("java.util.Timer"),
        Class.forName("java.util.TimerThread"),
        Date.class);
    Thread.ofPlatform().daemon().name("clock-agent").start(() -> follow(offset, changes));
  }

  private static void follow(Path offset, WatchService changes) {
    try {
      while (true) {
        var key = changes.take();
        var unused = key.pollEvents();
        read(offset);
        key.reset();
      }
    } catch (InterruptedException | IOException e) {
      System.err.println("The clock can't be set any more: " + e);
    }
  }

  private static void read(Path offset) throws IOException {
    System.setProperty(ShiftedClock.OFFSET, Files.readString(offset).strip());
  }
}
