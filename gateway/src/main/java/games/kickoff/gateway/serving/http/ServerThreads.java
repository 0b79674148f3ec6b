package games.kickoff.gateway.serving.http;

import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread pool of Jetty's acceptor and selectors; requests run on virtual threads. Javalin's own
 * virtual-thread pool would also run the selectors on virtual threads, where each pins its carrier
 * thread.
 */
final class ServerThreads extends QueuedThreadPool {

  private static final Logger log = LoggerFactory.getLogger(ServerThreads.class);
  private static final int MOST = 16;
  private static final int LEAST = 4;

  ServerThreads() {
    super(MOST, LEAST);
    setName("http");
    setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("http-"));
  }

  /**
   * Catches an exception that Jetty rarely throws when invalid bytes arrive on a connection that is
   * closing: it releases the request's buffer twice, and the second time fails. The connection is
   * closed by then, so nothing is lost. See github.com/jetty/jetty.project/issues/12939
   */
  @Override
  protected void runJob(Runnable job) {
    try {
      super.runJob(job);
    } catch (IllegalStateException e) {
      if (!String.valueOf(e.getMessage()).startsWith("already released ")) {
        throw e;
      }
      log.debug("a connection was closed in a race", e);
    }
  }
}
