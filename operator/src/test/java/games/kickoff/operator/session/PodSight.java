package games.kickoff.operator.session;

import games.kickoff.operator.server.PodView;
import java.time.Duration;
import java.util.Optional;

/** Pods as a plan observes them; attempt n is called pod-n. */
final class PodSight {

  private PodSight() {}

  static PodView unscheduled(int attempt, Duration createdAgo) {
    return new PodView(
        "pod-" + attempt,
        "v" + attempt,
        attempt,
        Situation.NOW.minus(createdAgo),
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        true,
        Optional.empty());
  }

  static PodView unschedulable(int attempt, Duration createdAgo) {
    PodView pod = unscheduled(attempt, createdAgo);
    return new PodView(
        pod.name(),
        pod.version(),
        attempt,
        pod.created(),
        pod.scheduled(),
        "0/3 nodes are available",
        pod.ready(),
        pod.inside(),
        pod.exit(),
        "",
        true,
        Optional.empty());
  }

  /** A pod on a node, not yet ready; made ten minutes ago. */
  static PodView starting(int attempt, Duration scheduledAgo) {
    return starting(attempt, scheduledAgo, "");
  }

  static PodView starting(int attempt, Duration scheduledAgo, String trouble) {
    return new PodView(
        "pod-" + attempt,
        "v" + attempt,
        attempt,
        Situation.NOW.minus(Duration.ofMinutes(10)),
        Optional.of(Situation.NOW.minus(scheduledAgo)),
        "",
        Optional.empty(),
        Optional.of(Situation.ENDPOINT),
        Optional.empty(),
        trouble,
        true,
        Optional.empty());
  }

  static PodView ready(int attempt) {
    PodView pod = starting(attempt, Duration.ofMinutes(9));
    return new PodView(
        pod.name(),
        pod.version(),
        attempt,
        pod.created(),
        pod.scheduled(),
        "",
        Optional.of(Situation.ENDPOINT),
        Optional.of(Situation.ENDPOINT),
        Optional.empty(),
        "",
        true,
        Optional.empty());
  }

  static PodView exited(int attempt, int code, String message) {
    return exited(attempt, code, message, PodView.Cause.ITSELF);
  }

  static PodView exited(int attempt, int code, String message, PodView.Cause cause) {
    PodView pod = starting(attempt, Duration.ofMinutes(9));
    return new PodView(
        pod.name(),
        pod.version(),
        attempt,
        pod.created(),
        pod.scheduled(),
        "",
        Optional.empty(),
        Optional.of(Situation.ENDPOINT),
        Optional.of(new PodView.Exit(code, message, cause)),
        "",
        true,
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

  /** A pod on a node that has not prepared its volumes and network. */
  static PodView unprepared(int attempt, Duration scheduledAgo) {
    PodView pod = starting(attempt, scheduledAgo);
    return new PodView(
        pod.name(),
        pod.version(),
        attempt,
        pod.created(),
        pod.scheduled(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        false,
        Optional.empty());
  }
}
