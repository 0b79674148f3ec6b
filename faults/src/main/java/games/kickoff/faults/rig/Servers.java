package games.kickoff.faults.rig;

import games.kickoff.core.id.MatchId;
import games.kickoff.faults.history.Moment;
import games.kickoff.faults.history.ServerFact;
import games.kickoff.local.pod.CannotStart;
import games.kickoff.local.pod.Execution;
import games.kickoff.local.pod.Exit;
import games.kickoff.local.pod.PodLaunch;
import games.kickoff.operator.api.GameSession;
import io.fabric8.kubernetes.api.model.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Simulated game servers. No process runs: a server only gets ready and ends as its {@link Act}
 * says, and is remembered with the way it ended.
 */
public final class Servers implements Execution {

  private static final Duration NEVER = Duration.ofDays(1);

  /**
   * How a server behaves: when it gets ready, when it ends, both counted from its start, and its
   * exit code.
   */
  public record Act(Duration readyAfter, Duration endsAfter, int exitCode) {

    public static Act plays(Duration start, Duration match) {
      return new Act(start, start.plus(match), 0);
    }

    /** Ends before it is ready. */
    public static Act crashesEarly(Duration after) {
      return new Act(NEVER, after, 3);
    }

    public static Act neverGetsReady() {
      return new Act(NEVER, NEVER, 0);
    }

    /** Crashes during its match. */
    public static Act dies(Duration start, Duration match) {
      return new Act(start, start.plus(match), 42);
    }

    /** Never ends by itself. */
    public static Act stays(Duration start) {
      return new Act(start, NEVER, 0);
    }
  }

  private final Map<String, Supplier<Act>> byNamespace = new ConcurrentHashMap<>();
  private final Map<String, Acted> acted = new ConcurrentHashMap<>();
  private final Set<String> sayingStop = ConcurrentHashMap.newKeySet();
  private final Set<String> podsDeletedByHand = ConcurrentHashMap.newKeySet();
  private final Set<String> evictedPods = ConcurrentHashMap.newKeySet();

  /** Notes that stop probes of servers of that namespace may be answered with stop. */
  public void sayStop(String namespace) {
    sayingStop.add(namespace);
  }

  /** Sets how servers behave that start in that namespace from now on. */
  public void act(String namespace, Supplier<Act> acts) {
    byNamespace.put(namespace, acts);
  }

  /** Notes that a fault deletes that pod as a person would. */
  public void deletedByHand(String pod) {
    podsDeletedByHand.add(pod);
  }

  /** Notes that a fault evicts that pod, whose server then exits with 0 when it is terminated. */
  public void evicted(String pod) {
    evictedPods.add(pod);
    deletedByHand(pod);
  }

  /** Every server that ever started in that namespace. */
  public List<ServerFact> facts(String namespace) {
    return acted.values().stream()
        .filter(it -> it.namespace.equals(namespace))
        .map(it ->
            it.fact(
                sayingStop.contains(namespace),
                podsDeletedByHand.contains(it.pod),
                evictedPods.contains(it.pod)))
        .toList();
  }

  /** Forgets the servers of that namespace and how they behave. */
  public void forget(String namespace) {
    acted.values().removeIf(it -> it.namespace.equals(namespace));
    byNamespace.remove(namespace);
  }

  @Override
  public Running start(PodLaunch launch) throws CannotStart {
    var meta = launch.pod().getMetadata();
    if (meta.getLabels().containsKey(Realm.FABRICATED)) {
      throw new CannotStart("ErrImagePull", "nobody has the image of a pod that a fault made up");
    }
    Supplier<Act> acts =
        byNamespace.getOrDefault(
            meta.getNamespace(), () -> Act.plays(Duration.ZERO, Duration.ofSeconds(1)));
    Acted server =
        new Acted(
            meta.getNamespace(),
            meta.getName(),
            new MatchId(String.valueOf(meta.getLabels().get(GameSession.SESSION_LABEL))),
            "acted://" + meta.getUid(),
            acts.get(),
            () -> evictedPods.contains(meta.getName()));
    acted.put(meta.getUid(), server);
    return server;
  }

  private static final class Acted implements Running {

    private final String namespace;
    private final String pod;
    private final MatchId match;
    private final String id;
    private final Act act;
    private final BooleanSupplier evicted;
    private final Moment started = Moment.now();
    private final CompletableFuture<Exit> exit = new CompletableFuture<>();
    private volatile @Nullable Moment ended;
    private volatile boolean byItself;

    Acted(
        String namespace, String pod, MatchId match, String id, Act act, BooleanSupplier evicted) {
      this.namespace = namespace;
      this.pod = pod;
      this.match = match;
      this.id = id;
      this.act = act;
      this.evicted = evicted;
      if (act.endsAfter().compareTo(NEVER) < 0) {
        CompletableFuture.delayedExecutor(act.endsAfter().toMillis(), TimeUnit.MILLISECONDS)
            .execute(() -> end(act.exitCode(), true));
      }
    }

    private synchronized void end(int code, boolean ofItself) {
      if (ended == null) {
        ended = Moment.now();
        byItself = ofItself;
        exit.complete(Exit.of(code, "", Instant.now()));
      }
    }

    ServerFact fact(boolean saysStop, boolean podDeletedByHand, boolean isEvicted) {
      return new ServerFact(
          pod,
          match,
          started,
          java.util.Optional.ofNullable(ended),
          byItself,
          saysStop,
          podDeletedByHand,
          isEvicted);
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public CompletableFuture<Exit> exit() {
      return exit;
    }

    @Override
    public boolean passes(Probe probe) {
      return Moment.now().since(started).compareTo(act.readyAfter()) >= 0;
    }

    @Override
    public void terminate() {
      end(evicted.getAsBoolean() ? 0 : 143, false);
    }

    @Override
    public void kill() {
      end(137, false);
    }
  }
}
