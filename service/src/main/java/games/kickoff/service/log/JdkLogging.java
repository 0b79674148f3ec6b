package games.kickoff.service.log;

import org.slf4j.bridge.SLF4JBridgeHandler;

/** Redirects {@code java.util.logging}, which some libraries use. */
public final class JdkLogging {

  private JdkLogging() {}

  /** Sends its log lines to SLF4J, and removes its own handlers. */
  public static void join() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }
}
