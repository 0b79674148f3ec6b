package games.kickoff.service.process;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The orderly end of a process that is asked to stop, by SIGTERM or SIGINT. */
public final class Stop {

  private static final Logger log = LoggerFactory.getLogger(Stop.class);

  private Stop() {}

  /**
   * What to do then, one step after the other. One that fails is logged and keeps no other from
   * being taken. The JVM ends when the last has returned.
   */
  public static void bySteps(Runnable... steps) {
    List<Runnable> inOrder = List.of(steps);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> inOrder.forEach(Stop::take), "stop"));
  }

  private static void take(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      log.warn("A step of the stop failed", e);
    }
  }
}
