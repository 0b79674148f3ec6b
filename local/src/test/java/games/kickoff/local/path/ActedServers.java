package games.kickoff.local.path;

import games.kickoff.local.pod.CannotStart;
import games.kickoff.local.pod.Execution;
import games.kickoff.local.pod.Exit;
import games.kickoff.local.pod.PodLaunch;
import io.fabric8.kubernetes.api.model.Probe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Simulated game servers. No process runs: the {@link Act} of a pod's image says how its server
 * behaves.
 */
final class ActedServers implements Execution {

  private static final Duration NEVER = Duration.ofDays(1);
  private static final Clock CLOCK = Clock.systemUTC();

  /** How a server behaves: when it gets ready, when it ends and its exit code. */
  record Act(Duration readyAfter, Duration endsAfter, int exitCode) {

    /** A server that is ready at once and plays a match of that length. */
    static Act plays(Duration length) {
      return readyAfter(Duration.ZERO).andPlays(length);
    }

    static Act crashesAfter(Duration length) {
      return new Act(Duration.ZERO, length, 42);
    }

    static Act neverStarts() {
      return new Act(NEVER, Duration.ofMillis(50), 3);
    }

    static Act neverGetsReady() {
      return readyAfter(NEVER);
    }

    static Act readyAfter(Duration start) {
      return new Act(start, NEVER, 0);
    }

    Act andPlays(Duration length) {
      return new Act(readyAfter, readyAfter.plus(length), 0);
    }
  }

  private final Map<String, Supplier<Act>> byImage;

  /**
   * @param byImage for each image, what supplies the act of its next server
   */
  ActedServers(Map<String, Supplier<Act>> byImage) {
    this.byImage = Map.copyOf(byImage);
  }

  @Override
  public Running start(PodLaunch launch) throws CannotStart {
    Supplier<Act> act = byImage.get(launch.container().getImage());
    if (act == null) {
      throw new CannotStart("ErrImagePull", "nobody acts " + launch.container().getImage());
    }
    return Acted.start("acted://" + launch.pod().getMetadata().getUid(), act.get());
  }

  private record Acted(String id, Instant readyAt, CompletableFuture<Exit> exit)
      implements Running {

    static Acted start(String id, Act act) {
      CompletableFuture<Exit> exit = new CompletableFuture<>();
      CompletableFuture.delayedExecutor(act.endsAfter().toMillis(), TimeUnit.MILLISECONDS)
          .execute(() -> exit.complete(Exit.of(act.exitCode(), "", CLOCK.instant())));
      return new Acted(id, CLOCK.instant().plus(act.readyAfter()), exit);
    }

    @Override
    public boolean passes(Probe probe) {
      return !CLOCK.instant().isBefore(readyAt);
    }

    @Override
    public void terminate() {
      exit.complete(Exit.of(143, "", CLOCK.instant()));
    }

    @Override
    public void kill() {
      exit.complete(Exit.of(137, "", CLOCK.instant()));
    }
  }
}
