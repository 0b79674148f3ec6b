package games.kickoff.gateway.serving.http;

import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acceptor, selectors and their helpers; requests run on virtual threads. Javalin's own
 * virtual-thread pool would put Jetty's selectors on virtual threads, too, where each pins its
 * carrier.
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
   * Leaves out of the log what garbage on a connection that closes can make of Jetty, rarely: it
   * releases the request's buffer twice, refuses the second time, and has closed by then.
   * github.com/jetty/jetty.project/issues/12939
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
