package games.kickoff.local.pod;

import io.fabric8.kubernetes.api.model.Probe;
import java.util.concurrent.CompletableFuture;

/**
 * What it means to execute a pod's container. {@link ProcessExecution} starts a process, {@link
 * HollowExecution} only claims so; one that refuses, delays or crashes wraps another.
 */
@FunctionalInterface
public interface Execution {

  /** Called on a thread of that pod's own, so it may take its time. */
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
