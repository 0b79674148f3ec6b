package games.kickoff.operator.session;

import games.kickoff.core.server.Endpoint;
import games.kickoff.operator.server.PodView;
import java.time.Duration;
import java.util.Optional;

/** Pods as a plan observes them; attempt n is called pod-n. */
final class PodSight {

  private static final Duration OLD = Duration.ofMinutes(10);
  private static final Optional<Endpoint> NOWHERE = Optional.empty();
  private static final Optional<Endpoint> HERE = Optional.of(Situation.ENDPOINT);

  private PodSight() {}

  static PodView unscheduled(int attempt, Duration createdAgo) {
    return unschedulable(attempt, createdAgo, "");
  }

  static PodView unschedulable(int attempt, Duration createdAgo) {
    return unschedulable(attempt, createdAgo, "0/3 nodes are available");
  }

  private static PodView unschedulable(int attempt, Duration createdAgo, String why) {
    return new PodView(
        "pod-" + attempt,
        "v" + attempt,
        attempt,
        Situation.NOW.minus(createdAgo),
        Optional.empty(),
        why,
        NOWHERE,
        NOWHERE,
        Optional.empty(),
        "",
        true,
        Optional.empty());
  }

  /** A pod on a node, not yet ready; made ten minutes ago. */
  static PodView starting(int attempt, Duration scheduledAgo) {
    return starting(attempt, scheduledAgo, "");
  }

  static PodView starting(int attempt, Duration scheduledAgo, String trouble) {
    return onNode(attempt, scheduledAgo, NOWHERE, HERE, Optional.empty(), trouble, true);
  }

  /** A pod on a node that has not prepared its volumes and network. */
  static PodView unprepared(int attempt, Duration scheduledAgo) {
    return onNode(attempt, scheduledAgo, NOWHERE, NOWHERE, Optional.empty(), "", false);
  }

  static PodView ready(int attempt) {
    return onNode(attempt, Duration.ofMinutes(9), HERE, HERE, Optional.empty(), "", true);
  }

  static PodView exited(int attempt, int code, String message) {
    return exited(attempt, code, message, PodView.Cause.ITSELF);
  }

  static PodView exited(int attempt, int code, String message, PodView.Cause cause) {
    Optional<PodView.Exit> exit = Optional.of(new PodView.Exit(code, message, cause));
    return onNode(attempt, Duration.ofMinutes(9), NOWHERE, HERE, exit, "", true);
  }

  private static PodView onNode(
      int attempt,
      Duration scheduledAgo,
      Optional<Endpoint> ready,
      Optional<Endpoint> inside,
      Optional<PodView.Exit> exit,
      String trouble,
      boolean prepared) {
    return new PodView(
        "pod-" + attempt,
        "v" + attempt,
        attempt,
        Situation.NOW.minus(OLD),
        Optional.of(Situation.NOW.minus(scheduledAgo)),
        "",
        ready,
        inside,
        exit,
        trouble,
        prepared,
        Optional.empty());
  }

  static PodView deleting(PodView pod) {
    return deleting(pod, Duration.ofSeconds(-30));
  }

  /** A pod that is being deleted and should have been gone that long ago. */
  static PodView deleting(PodView pod, Duration overdue) {
    return new PodView(
        pod.name(),
        pod.version(),
        pod.attempt(),
        pod.created(),
        pod.scheduled(),
        pod.unschedulable(),
        pod.ready(),
        pod.inside(),
        pod.exit(),
        pod.trouble(),
        pod.prepared(),
        Optional.of(Situation.NOW.minus(overdue)));
  }
}
