package games.kickoff.operator.session;

import games.kickoff.core.claim.Confirmation;
import games.kickoff.core.reason.EndReason;
import games.kickoff.operator.api.Phase;
import games.kickoff.operator.server.PodEvents;
import games.kickoff.operator.server.PodView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The next steps for a session whose players are not assigned. Pure. */
final class StartPlan {

  /** When a start takes longer than this, phase Starting is written, so that people can see it. */
  private static final Duration MOMENT = Duration.ofSeconds(2);

  /**
   * How long players stay claimed while no node or quota has room for their pod: somewhat longer
   * than an autoscaler needs to add a node.
   */
  private static final Duration PATIENCE_FOR_ROOM = Duration.ofMinutes(5);

  /** How often to check a pod that no node takes, in case its event is missed. */
  private static final Duration WAITING_FOR_ROOM = Duration.ofSeconds(10);

  /**
   * How long a node may take to prepare a pod's volumes and network before the pod's Events are
   * read, and how often they are.
   */
  private static final Duration UNPREPARED = Duration.ofSeconds(5);

  private StartPlan() {}

  static List<Step> plan(Observation observed) {
    Optional<Step> decided =
        observed.found().stream().flatMap(f -> after(f, observed).stream()).findFirst();
    if (decided.isPresent()) {
      return List.of(decided.get());
    }
    List<Step> steps = start(observed);
    boolean confirmed = observed.found().stream().anyMatch(Finding.Confirmed.class::isInstance);
    return confirmed || steps.stream().noneMatch(Step::needsClaim)
        ? steps
        : List.of(new Step.Confirm());
  }

  /** What follows from a finding, whatever else was observed. */
  private static Optional<Step> after(Finding finding, Observation observed) {
    return switch (finding) {
      case Finding.Confirmed(Confirmation.Ours ours) -> Optional.empty();
      case Finding.Confirmed(Confirmation.Assigned assigned) ->
          Optional.of(new Step.WriteReady(currentAttempt(observed), assigned.endpoint()));
      case Finding.Confirmed(Confirmation.Gone gone) -> Optional.of(claimGone());
      case Finding.ClaimGone gone -> Optional.of(claimGone());
      case Finding.QueueGone gone ->
          fail(ReleaseMode.NOBODY, EndReason.QUEUE_DELETED, "queue " + gone.queue() + " is gone");
      case Finding.PodRefused refused ->
          fail(ReleaseMode.SERVER, EndReason.POD_REFUSED, refused.why());
      case Finding.RecordedAsOver over ->
          fail(ReleaseMode.NOBODY, EndReason.RECORD_ENDED, "the match has ended before it began");
      case Finding.PlayerBusy busy ->
          fail(
              new ReleaseMode.Player(busy.player()),
              EndReason.PLAYER_BUSY,
              "player " + busy.player() + " is in match " + busy.in());
      case Finding.PodEventsRead events -> Optional.empty();
      case Finding.SaidStop stop -> Optional.empty();
      case Finding.LivePods pods -> Optional.empty();
    };
  }

  static Step claimGone() {
    return new Step.Fail(
        ReleaseMode.NOBODY, EndReason.CLAIM_GONE, "its tickets are not claimed any more");
  }

  private static Optional<Step> fail(ReleaseMode release, EndReason reason, String message) {
    return Optional.of(new Step.Fail(release, reason, message));
  }

  private static List<Step> start(Observation observed) {
    int attempt = currentAttempt(observed);
    List<Step> steps = new ArrayList<>();
    observed.pods().stream()
        .filter(pod -> pod.attempt() < attempt && !pod.deleting())
        .forEach(pod -> steps.add(Step.DeletePod.of(pod)));
    Optional<PodView> current = observed.pod(attempt);
    steps.addAll(
        current.isEmpty()
            ? withoutPod(observed, attempt)
            : withPod(observed, attempt, current.get()));
    return steps;
  }

  /** The attempt in progress. Its pod may exist before the status names it. */
  private static int currentAttempt(Observation observed) {
    return Math.max(
        observed.attempt(), observed.pods().stream().mapToInt(PodView::attempt).max().orElse(1));
  }

  private static List<Step> withoutPod(Observation observed, int attempt) {
    if (observed.shortage().isPresent()) { // uses up no attempt, since no server was started
      return withoutQuota(observed, attempt, observed.shortage().get());
    }
    // If its pod vanishes each time it is made, a session must not stay in its start for ever
    // (invariant 11).
    boolean tooLong =
        observed
            .missingSince()
            .filter(since -> !observed.now().isBefore(since.plus(observed.server().readyTimeout())))
            .isPresent();
    if (tooLong) {
      return List.of(
          new Step.Fail(
              ReleaseMode.SERVER, EndReason.READY_TIMEOUT, "no pod stayed until it was ready"));
    }
    return List.of(new Step.CreatePod(attempt), new Step.Requeue(MOMENT));
  }

  private static List<Step> withoutQuota(Observation observed, int attempt, Shortage shortage) {
    Instant until = shortage.since().plus(PATIENCE_FOR_ROOM);
    if (!observed.now().isBefore(until)) {
      return List.of(
          new Step.Fail(
              ReleaseMode.NOBODY,
              EndReason.NO_ROOM,
              "no quota had room for it: " + shortage.why()));
    }
    if (observed.now().isBefore(shortage.nextTry())) {
      Instant next = shortage.nextTry().isBefore(until) ? shortage.nextTry() : until;
      return starting(observed, attempt, Duration.between(observed.now(), next));
    }
    return List.of(new Step.CreatePod(attempt), new Step.Requeue(MOMENT));
  }

  private static List<Step> withPod(Observation observed, int attempt, PodView pod) {
    if (pod.exit().isPresent()) {
      return endedEarly(observed, attempt, pod, pod.exit().get());
    }
    if (pod.deleting()) {
      return nextAttempt(
          observed, attempt, pod, EndReason.POD_DELETED, "deleted before it was ready");
    }
    if (pod.ready().isPresent()) {
      return List.of(new Step.RecordAndAssign(pod, pod.ready().get()));
    }
    if (!pod.unschedulable().isEmpty()) { // uses up no attempt, since no server was started
      return withoutRoom(observed, attempt, pod);
    }
    Instant due = pod.scheduled().orElse(pod.created()).plus(observed.server().readyTimeout());
    if (!observed.now().isBefore(due)) {
      String why = pod.trouble().isEmpty() ? "its probe never succeeded" : pod.trouble();
      return nextAttempt(
          observed, attempt, pod, EndReason.READY_TIMEOUT, "not ready in time: " + why);
    }
    return observed.saysStuck(pod)
        ? starting(observed, attempt, Duration.between(observed.now(), due))
        : unlessStuck(observed, attempt, pod, Duration.between(observed.now(), due));
  }

  /**
   * A start that is stuck is reported at once: waiting for readyTimeout would leave people without
   * a reason until then. The container names most problems; a volume that can't be mounted is only
   * in the pod's Events.
   */
  private static List<Step> unlessStuck(
      Observation observed, int attempt, PodView pod, Duration untilDue) {
    if (!pod.trouble().isEmpty()) {
      String reason = pod.trouble().split(":", 2)[0];
      return List.of(
          new Step.NoteStuck(attempt, pod.name(), reason, pod.trouble()),
          new Step.Requeue(untilDue));
    }
    Optional<Finding.PodEventsRead> events =
        observed.found().stream()
            .filter(Finding.PodEventsRead.class::isInstance)
            .map(Finding.PodEventsRead.class::cast)
            .filter(found -> found.pod().equals(pod.name()))
            .findFirst();
    Optional<PodEvents.Warning> why = events.flatMap(Finding.PodEventsRead::why);
    if (why.isPresent()) {
      return List.of(
          new Step.NoteStuck(attempt, pod.name(), why.get().reason(), why.get().message()),
          new Step.Requeue(untilDue));
    }
    if (pod.prepared() || pod.scheduled().isEmpty()) {
      return starting(observed, attempt, untilDue);
    }
    Duration unprepared = Duration.between(pod.scheduled().get(), observed.now());
    if (events.isEmpty() && unprepared.compareTo(UNPREPARED) >= 0) {
      return List.of(new Step.ReadPodEvents(pod.name()));
    }
    Duration next = events.isPresent() ? UNPREPARED : UNPREPARED.minus(unprepared);
    return starting(observed, attempt, Observation.shorter(next, untilDue));
  }

  private static List<Step> endedEarly(
      Observation observed, int attempt, PodView pod, PodView.Exit exit) {
    return switch (exit.cause()) {
      case DELETED ->
          nextAttempt(observed, attempt, pod, EndReason.POD_DELETED, "deleted before it was ready");
      case DISRUPTED ->
          nextAttempt(
              observed,
              attempt,
              pod,
              EndReason.DISRUPTED,
              "disrupted before it was ready: " + exit.message());
      case ITSELF -> {
        String how = exit.code() < 0 ? exit.message() : "exit code " + exit.code();
        yield nextAttempt(
            observed, attempt, pod, EndReason.START_FAILED, "ended before it was ready: " + how);
      }
    };
  }

  /**
   * No node takes the pod. Players must not stay claimed for ever for a node that may never come
   * (invariant 2).
   */
  private static List<Step> withoutRoom(Observation observed, int attempt, PodView pod) {
    Instant until = pod.created().plus(PATIENCE_FOR_ROOM);
    if (!observed.now().isBefore(until)) {
      return List.of(
          new Step.Fail(
              ReleaseMode.NOBODY,
              EndReason.NO_ROOM,
              "no node took its pod: " + pod.unschedulable()));
    }
    return starting(
        observed,
        attempt,
        Observation.shorter(WAITING_FOR_ROOM, Duration.between(observed.now(), until)));
  }

  private static List<Step> starting(Observation observed, int attempt, Duration in) {
    if (observed.phase() == Phase.STARTING) {
      return List.of(new Step.Requeue(in));
    }
    Duration soFar = Duration.between(observed.created(), observed.now());
    if (soFar.compareTo(MOMENT) >= 0) {
      return List.of(new Step.WriteStarting(attempt), new Step.Requeue(in));
    }
    return List.of(new Step.Requeue(Observation.shorter(in, MOMENT.minus(soFar))));
  }

  private static List<Step> nextAttempt(
      Observation observed, int attempt, PodView pod, EndReason reason, String message) {
    if (attempt >= observed.server().attempts()) {
      return List.of(
          new Step.Fail(ReleaseMode.SERVER, reason, "pod " + pod.name() + " " + message));
    }
    // The attempt is written before its pod is made, so that a leader that takes over continues
    // from it.
    return List.of(
        Step.DeletePod.of(pod),
        new Step.WriteStarting(attempt + 1),
        new Step.CreatePod(attempt + 1),
        new Step.Requeue(observed.server().readyTimeout()));
  }
}
