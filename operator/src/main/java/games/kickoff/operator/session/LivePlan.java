package games.kickoff.operator.session;

import games.kickoff.core.match.Outcome;
import games.kickoff.core.reason.EndReason;
import games.kickoff.operator.server.PodView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The next steps for a session that is being played. Pure. */
final class LivePlan {

  /** When to reconcile again if the API server has a pod that the cache lacks. */
  private static final Duration WAITING_FOR_CACHE = Duration.ofSeconds(10);

  private LivePlan() {}

  static List<Step> plan(Observation observed) {
    Optional<PodView> pod = observed.pod(observed.attempt());
    Optional<PodView.Exit> exit = observed.exit(observed.attempt());
    if (exit.isPresent()) {
      return List.of(ended(exit.get()));
    }
    if (observed.found().contains(new Finding.SaidStop())) {
      return List.of(completed(EndReason.STOPPED, "the server says it has stopped", ""));
    }
    if (observed.resultReported()) {
      return List.of(
          completed(
              EndReason.RESULT_REPORTED,
              "its result was reported, which ends a match of its queue",
              ""));
    }
    Instant limit =
        observed.readyAt().orElse(observed.created()).plus(observed.server().maxDuration());
    if (!observed.now().isBefore(limit)) {
      return List.of(completed(EndReason.TIME_LIMIT, "the match reached its maxDuration", ""));
    }
    Duration untilLimit = Duration.between(observed.now(), limit);
    if (pod.isEmpty()) {
      return outOfSight(observed, untilLimit);
    }
    if (pod.get().goneBy().isPresent()) {
      return beingDeleted(observed, pod.get(), untilLimit);
    }
    return askNowAndThen(observed, pod.get(), untilLimit);
  }

  /**
   * The end by what ended the server. A server that is evicted or deleted may exit with 0 and a
   * score: its match was not played to its end, so it is abandoned and nothing of it is rated.
   */
  private static Step ended(PodView.Exit exit) {
    return switch (exit.cause()) {
      case DISRUPTED ->
          abandoned(EndReason.DISRUPTED, "the server was disrupted: " + exit.message());
      case DELETED ->
          abandoned(
              EndReason.POD_DELETED,
              "somebody deleted the server's pod during the match (" + exit.message() + ")");
      case ITSELF -> endedByItself(exit);
    };
  }

  private static Step endedByItself(PodView.Exit exit) {
    if (exit.code() == 0) {
      return completed(EndReason.STOPPED, "the server stopped", exit.message());
    }
    if (exit.code() < 0) {
      return abandoned(EndReason.SERVER_LOST, exit.message());
    }
    String message = "the server ended with exit code " + exit.code() + ": " + exit.message();
    return new Step.End(Outcome.FAILED, EndReason.SERVER_CRASHED, message, "");
  }

  private static Step completed(EndReason reason, String message, String result) {
    return new Step.End(Outcome.COMPLETED, reason, message, result);
  }

  private static Step abandoned(EndReason reason, String message) {
    return new Step.End(Outcome.ABANDONED, reason, message, "");
  }

  /** The pod is not in the cache. A single odd observation must not end a match (invariant 10). */
  private static List<Step> outOfSight(Observation observed, Duration untilLimit) {
    Duration grace = observed.server().lostGrace();
    if (observed.missingSince().isEmpty() && !grace.isZero()) {
      return List.of(
          new Step.NoteMissing(), new Step.Requeue(Observation.shorter(grace, untilLimit)));
    }
    Duration gone =
        Duration.between(observed.missingSince().orElse(observed.now()), observed.now());
    if (gone.compareTo(grace) >= 0) {
      return confirmLoss(observed, untilLimit);
    }
    return List.of(new Step.Requeue(Observation.shorter(grace.minus(gone), untilLimit)));
  }

  private static List<Step> confirmLoss(Observation observed, Duration untilLimit) {
    Step later = new Step.Requeue(Observation.shorter(WAITING_FOR_CACHE, untilLimit));
    Optional<List<PodView>> live =
        observed.found().stream()
            .flatMap(found ->
                found instanceof Finding.LivePods seen ? Stream.of(seen.pods()) : Stream.empty())
            .findFirst();
    if (live.isEmpty()) {
      return List.of(new Step.ConfirmLoss(), later);
    }
    Duration grace = observed.server().lostGrace();
    return live.get().stream().allMatch(pod -> pod.isOverdue(observed.now(), grace))
        ? List.of(abandoned(EndReason.SERVER_LOST, "the server's pod is lost"))
        : List.of(new Step.NoteSeen(), later);
  }

  /**
   * The pod is being deleted: wait for its container to exit, which is never reported if its node
   * is unreachable.
   */
  private static List<Step> beingDeleted(Observation observed, PodView pod, Duration untilLimit) {
    Duration grace = observed.server().lostGrace();
    if (pod.isOverdue(observed.now(), grace)) {
      return confirmLoss(observed, untilLimit);
    }
    Instant due = pod.goneBy().orElse(observed.now()).plus(grace).plusMillis(1);
    return List.of(
        new Step.Requeue(Observation.shorter(Duration.between(observed.now(), due), untilLimit)));
  }

  private static List<Step> askNowAndThen(Observation observed, PodView pod, Duration untilLimit) {
    Optional<Duration> period = observed.server().stopProbe();
    if (period.isEmpty() || pod.inside().isEmpty()) {
      return List.of(new Step.Requeue(untilLimit));
    }
    Instant due = observed.asked().map(at -> at.plus(period.get())).orElse(observed.now());
    if (observed.now().isBefore(due)) {
      return List.of(
          new Step.Requeue(Observation.shorter(Duration.between(observed.now(), due), untilLimit)));
    }
    return List.of(
        new Step.AskServer(pod.inside().get()),
        new Step.Requeue(Observation.shorter(period.get(), untilLimit)));
  }
}
