package games.kickoff.local.pod;

import io.fabric8.kubernetes.api.model.Probe;
import java.util.concurrent.CompletableFuture;

/**
 * How a pod's container is executed. {@link ProcessExecution} starts a process; {@link
 * HollowExecution} starts nothing and reports a running container. An execution that refuses,
 * delays or crashes containers can wrap another one.
 */
@FunctionalInterface
public interface Execution {

  /** Starts the container. It is called on the pod's own thread, so it may block. */
  Running start(PodLaunch launch) throws CannotStart;

  /** A started container. */
  interface Running {

    /** For {@code containerID}, such as {@code process://4711}. */
    String id();

    /** Completes once it has ended and nothing of it is left. */
    CompletableFuture<Exit> exit();

    /** One try of a probe; may take as long as the probe's timeout. */
    boolean passes(Probe probe);

    /** Asks it to end: SIGTERM. Doesn't wait. */
    void terminate();

    /** Ends it: SIGKILL. */
    void kill();
  }
}
