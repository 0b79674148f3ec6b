package games.kickoff.service.process;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The orderly stop of a process on SIGTERM or SIGINT. */
public final class Stop {

  private static final Logger log = LoggerFactory.getLogger(Stop.class);

  private Stop() {}

  /**
   * Registers the steps of the stop, to be run in order. A step that fails is logged, and the
   * others still run. The JVM exits when the last one has returned.
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
