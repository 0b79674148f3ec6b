package games.kickoff.service.log;

import org.slf4j.bridge.SLF4JBridgeHandler;

/** The JDK's logging, which some libraries use. */
public final class JdkLogging {

  private JdkLogging() {}

  /** Its lines are written as all others are, and by nobody else. */
  public static void join() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }
}
