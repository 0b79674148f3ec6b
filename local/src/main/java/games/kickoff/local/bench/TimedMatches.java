package games.kickoff.local.bench;

import games.kickoff.local.pod.CannotStart;
import games.kickoff.local.pod.Execution;
import games.kickoff.local.pod.PodLaunch;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Wraps an execution so that its containers end after {@code length}, as servers do when their
 * match is over.
 */
record TimedMatches(Execution inner, Duration length) implements Execution {

  private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

  @Override
  public Running start(PodLaunch launch) throws CannotStart {
    Running running = inner.start(launch);
    CompletableFuture.delayedExecutor(length.toMillis(), TimeUnit.MILLISECONDS, THREADS)
        .execute(running::terminate);
    return running;
  }
}
