package games.kickoff.operator.session;

import games.kickoff.core.record.Ending.Outcome;
import games.kickoff.core.server.Endpoint;
import games.kickoff.operator.api.Phase;
import games.kickoff.operator.server.PodView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What must happen next to a session. Pure: same look, same plan. Steps are taken in order. */
final class SessionPlan {

  /** A start longer than this is worth a write: somebody may be looking. */
  static final Duration MOMENT = Duration.ofSeconds(2);

  /** How long players stay claimed for a node that may come: an autoscaler's time, and some. */
  private static final Duration PATIENCE_FOR_ROOM = Duration.ofMinutes(5);

  /** How often to look at a pod that no node takes, should its event be missed. */
  private static final Duration WAITING_FOR_ROOM = Duration.ofSeconds(10);

  /** When to look again at a pod that the API server has and our cache has not. */
  private static final Duration WAITING_FOR_CACHE = Duration.ofSeconds(10);

  private SessionPlan() {}

  /** One thing to do. */
  sealed interface Step {

    /** Whether it makes or destroys something: allowed only while nobody was told of the match. */
    default boolean changesPods() {
      return this instanceof CreatePod || this instanceof DeletePod || this instanceof Fail;
    }

    /** Make sure the claim stands, then make the pod; one that is there already is fine. */
    record CreatePod(int attempt) implements Step {}

    /** Delete the pod as it was seen, or not at all. */
    record DeletePod(String name, String version) implements Step {
      static DeletePod of(PodView pod) {
        return new DeletePod(pod.name(), pod.version());
      }
    }

    /** Write phase Starting and the attempt. */
    record WriteStarting(int attempt) implements Step {}

    /** Record the match, tell its players, write phase Ready. */
    record RecordAndAssign(PodView pod, Endpoint endpoint) implements Step {}

    /** Give the session up before its players were told. */
    record Fail(Blame blame, String reason, String message) implements Step {}

    /** End a session whose players were told. */
    record End(Phase phase, Outcome outcome, String reason, String message, String result)
        implements Step {}

    /** Ask the server whether it has stopped, and end the session if so. */
    record AskServer(Endpoint endpoint) implements Step {}

    /** The pod went out of sight just now: remember when. */
    record NoteMissing() implements Step {}

    /** The pod has been out of sight too long: ask the API server itself, and end the session. */
    record ConfirmLoss() implements Step {}

    /** The session was kept long enough. */
    record Remove() implements Step {}

    record LookAgain(Duration in) implements Step {}
  }

  static List<Step> plan(Look look) {
    return switch (look.phase()) {
      case Pending, Starting -> start(look);
      case Ready -> whileLive(look);
      case Ended, Failed -> afterwards(look);
    };
  }

  private static List<Step> start(Look look) {
    int attempt = currentAttempt(look);
    List<Step> steps = new ArrayList<>();
    look.pods().stream()
        .filter(pod -> pod.attempt() < attempt && !pod.deleting())
        .forEach(pod -> steps.add(Step.DeletePod.of(pod)));
    Optional<PodView> current = pod(look, attempt);
    steps.addAll(
        current.isEmpty() ? withoutPod(look, attempt) : withPod(look, attempt, current.get()));
    return steps;
  }

  /** The attempt the session is at: its status may be behind its pods by one. */
  static int currentAttempt(Look look) {
    return Math.max(
        look.attempt(), look.pods().stream().mapToInt(PodView::attempt).max().orElse(1));
  }

  private static Optional<PodView> pod(Look look, int attempt) {
    return look.pods().stream().filter(pod -> pod.attempt() == attempt).findFirst();
  }

  private static List<Step> withoutPod(Look look, int attempt) {
    if (look.shortage().isPresent()) { // as with no node for it, no server was tried in vain
      return withoutQuota(look, attempt, look.shortage().get());
    }
    // A pod that is not there although it was made, again and again, must not keep a session
    // starting for ever (invariant 11).
    boolean tooLong =
        look.missingSince()
            .filter(since -> !look.now().isBefore(since.plus(look.server().readyTimeout())))
            .isPresent();
    if (tooLong) {
      return List.of(
          new Step.Fail(Blame.SERVER, "ReadyTimeout", "no pod stayed until it was ready"));
    }
    return List.of(new Step.CreatePod(attempt), new Step.LookAgain(MOMENT));
  }

  private static List<Step> withoutQuota(Look look, int attempt, Shortage shortage) {
    Instant until = shortage.since().plus(PATIENCE_FOR_ROOM);
    if (!look.now().isBefore(until)) {
      return List.of(
          new Step.Fail(Blame.NOBODY, "NoRoom", "no quota had room for it: " + shortage.why()));
    }
    if (look.now().isBefore(shortage.nextTry())) {
      Instant next = shortage.nextTry().isBefore(until) ? shortage.nextTry() : until;
      return starting(look, attempt, Duration.between(look.now(), next));
    }
    return List.of(new Step.CreatePod(attempt), new Step.LookAgain(MOMENT));
  }

  private static List<Step> withPod(Look look, int attempt, PodView pod) {
    if (pod.exit().isPresent()) {
      PodView.Exit exit = pod.exit().get();
      String how = exit.code() < 0 ? exit.message() : "exit code " + exit.code();
      return nextAttempt(look, attempt, pod, "StartFailed", "ended before it was ready: " + how);
    }
    if (pod.deleting()) {
      return nextAttempt(look, attempt, pod, "PodDeleted", "deleted before it was ready");
    }
    if (pod.ready().isPresent()) {
      return List.of(new Step.RecordAndAssign(pod, pod.ready().get()));
    }
    if (!pod.unschedulable().isEmpty()) { // uses up no attempt: no server was tried in vain
      return withoutRoom(look, attempt, pod);
    }
    Instant due = pod.scheduled().orElse(pod.created()).plus(look.server().readyTimeout());
    if (!look.now().isBefore(due)) {
      String why = pod.trouble().isEmpty() ? "its probe never succeeded" : pod.trouble();
      return nextAttempt(look, attempt, pod, "ReadyTimeout", "not ready in time: " + why);
    }
    return starting(look, attempt, Duration.between(look.now(), due));
  }

  /** Players are not kept claimed for a node that may never come (invariant 2). */
  private static List<Step> withoutRoom(Look look, int attempt, PodView pod) {
    Instant until = pod.created().plus(PATIENCE_FOR_ROOM);
    if (!look.now().isBefore(until)) {
      return List.of(
          new Step.Fail(Blame.NOBODY, "NoRoom", "no node took its pod: " + pod.unschedulable()));
    }
    return starting(look, attempt, shorter(WAITING_FOR_ROOM, Duration.between(look.now(), until)));
  }

  private static List<Step> starting(Look look, int attempt, Duration in) {
    if (look.phase() == Phase.Starting) {
      return List.of(new Step.LookAgain(in));
    }
    Duration soFar = Duration.between(look.created(), look.now());
    if (soFar.compareTo(MOMENT) >= 0) {
      return List.of(new Step.WriteStarting(attempt), new Step.LookAgain(in));
    }
    return List.of(new Step.LookAgain(shorter(in, MOMENT.minus(soFar))));
  }

  private static List<Step> nextAttempt(
      Look look, int attempt, PodView pod, String reason, String message) {
    if (attempt >= look.server().attempts()) {
      return List.of(new Step.Fail(Blame.SERVER, reason, "pod " + pod.name() + " " + message));
    }
    // The attempt is written before its pod is made: a leader who takes over counts on from here.
    return List.of(
        Step.DeletePod.of(pod),
        new Step.WriteStarting(attempt + 1),
        new Step.CreatePod(attempt + 1),
        new Step.LookAgain(look.server().readyTimeout()));
  }

  private static List<Step> whileLive(Look look) {
    Optional<PodView> pod = pod(look, look.attempt());
    if (pod.isPresent() && pod.get().exit().isPresent()) {
      return List.of(ended(pod.get().exit().get()));
    }
    if (look.resultReported()) {
      return List.of(
          new Step.End(
              Phase.Ended,
              Outcome.COMPLETED,
              "ResultReported",
              "its result was reported, which ends a match of its queue",
              ""));
    }
    Instant limit = look.readyAt().orElse(look.created()).plus(look.server().maxDuration());
    if (!look.now().isBefore(limit)) {
      return List.of(
          new Step.End(
              Phase.Ended,
              Outcome.COMPLETED,
              "TimeLimit",
              "the match reached its maxDuration",
              ""));
    }
    Duration untilLimit = Duration.between(look.now(), limit);
    if (pod.isEmpty()) {
      return outOfSight(look, untilLimit);
    }
    if (pod.get().goneBy().isPresent()) {
      return beingDeleted(look, pod.get(), untilLimit);
    }
    return askNowAndThen(look, pod.get(), untilLimit);
  }

  private static Step ended(PodView.Exit exit) {
    if (exit.code() == 0) {
      return new Step.End(
          Phase.Ended, Outcome.COMPLETED, "Stopped", "the server stopped", exit.message());
    }
    if (exit.code() < 0) {
      return new Step.End(Phase.Failed, Outcome.ABANDONED, "ServerLost", exit.message(), "");
    }
    String message = "the server ended with exit code " + exit.code() + ": " + exit.message();
    return new Step.End(Phase.Failed, Outcome.FAILED, "ServerCrashed", message, "");
  }

  /** Invariant 10: one odd observation kills no match. */
  private static List<Step> outOfSight(Look look, Duration untilLimit) {
    Duration grace = look.server().lostGrace();
    if (look.missingSince().isEmpty() && !grace.isZero()) {
      return List.of(new Step.NoteMissing(), new Step.LookAgain(shorter(grace, untilLimit)));
    }
    Duration gone = Duration.between(look.missingSince().orElse(look.now()), look.now());
    if (gone.compareTo(grace) >= 0) {
      return List.of(
          new Step.ConfirmLoss(), new Step.LookAgain(shorter(WAITING_FOR_CACHE, untilLimit)));
    }
    return List.of(new Step.LookAgain(shorter(grace.minus(gone), untilLimit)));
  }

  /** Its container's end is what is waited for; on a node out of reach it never comes. */
  private static List<Step> beingDeleted(Look look, PodView pod, Duration untilLimit) {
    Duration grace = look.server().lostGrace();
    if (pod.isOverdue(look.now(), grace)) {
      return List.of(
          new Step.ConfirmLoss(), new Step.LookAgain(shorter(WAITING_FOR_CACHE, untilLimit)));
    }
    Instant due = pod.goneBy().orElse(look.now()).plus(grace).plusMillis(1);
    return List.of(new Step.LookAgain(shorter(Duration.between(look.now(), due), untilLimit)));
  }

  private static List<Step> askNowAndThen(Look look, PodView pod, Duration untilLimit) {
    Optional<Duration> period = look.server().stopProbe();
    if (period.isEmpty() || pod.inside().isEmpty()) {
      return List.of(new Step.LookAgain(untilLimit));
    }
    Instant due = look.asked().map(at -> at.plus(period.get())).orElse(look.now());
    if (look.now().isBefore(due)) {
      return List.of(new Step.LookAgain(shorter(Duration.between(look.now(), due), untilLimit)));
    }
    return List.of(
        new Step.AskServer(pod.inside().get()),
        new Step.LookAgain(shorter(period.get(), untilLimit)));
  }

  private static List<Step> afterwards(Look look) {
    List<Step> steps = new ArrayList<>();
    look.pods().stream()
        .filter(pod -> !pod.deleting())
        .sorted(Comparator.comparing(PodView::attempt))
        .forEach(pod -> steps.add(Step.DeletePod.of(pod)));
    Instant until = look.endedAt().orElse(look.created()).plus(look.retention());
    if (look.now().isBefore(until)) {
      steps.add(new Step.LookAgain(Duration.between(look.now(), until)));
    } else {
      steps.add(new Step.Remove());
    }
    return steps;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
