package games.kickoff.local.pod;

import io.fabric8.kubernetes.api.model.Probe;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/**
 * Executes nothing: every container is ready at once and runs until it is asked to end, with code
 * 0. For thousands of pods on one machine.
 */
public final class HollowExecution implements Execution {

  private static final Clock CLOCK = Clock.systemUTC();

  @Override
  public Running start(PodLaunch launch) {
    return new Hollow("hollow://" + launch.pod().getMetadata().getUid(), new CompletableFuture<>());
  }

  private record Hollow(String id, CompletableFuture<Exit> exit) implements Running {

    @Override
    public boolean passes(Probe probe) {
      return true;
    }

    @Override
    public void terminate() {
      exit.complete(Exit.of(0, "", CLOCK.instant()));
    }

    @Override
    public void kill() {
      exit.complete(Exit.of(137, "", CLOCK.instant()));
    }
  }
}
