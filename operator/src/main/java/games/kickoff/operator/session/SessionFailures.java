package games.kickoff.operator.session;

import games.kickoff.core.claim.Confirmation;
import games.kickoff.core.id.MatchId;
import games.kickoff.operator.outage.Backoff;
import games.kickoff.operator.outage.Retries;
import games.kickoff.operator.outage.Setback;
import games.kickoff.operator.server.NotCreated;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles reconciles of sessions that fail: counts them, and carries out the steps of {@link
 * TroublePlan}.
 */
final class SessionFailures {

  private static final Logger log = LoggerFactory.getLogger(SessionFailures.class);

  private final FailureCounts failures = new FailureCounts(new Backoff(new SplittableRandom()));
  private final Retries retries;
  private final SessionSteps steps;

  SessionFailures(Retries retries, SessionSteps steps) {
    this.retries = retries;
    this.steps = steps;
  }

  /** The reconcile has succeeded. */
  void none(SessionContext at) {
    failures.none(at.match().id());
  }

  /**
   * The reconcile has failed.
   *
   * @return after how long to retry; empty: never
   * @throws RuntimeException the cause, if the session is gone: JOSDK can't reschedule it then, but
   *     retries after an exception
   */
  Optional<Duration> after(Setback setback, SessionContext at) {
    return switch (setback) {
      case Setback.TermOver over -> {
        retries.never(over);
        yield Optional.empty();
      }
      case Setback.Outage outage -> again(at, outage.why(), retries.in(outage, "the stores", log));
      case Setback.CacheBehind behind -> act(behind.why(), true, at);
      case Setback.Refused refused -> act(refused.why(), false, at);
      case Setback.Failure failure -> act(failure.why(), false, at);
    };
  }

  private Optional<Duration> act(RuntimeException why, boolean behind, SessionContext at) {
    MatchId match = at.match().id();
    int inARow = failures.another(match);
    TroublePlan.Failed failed =
        new TroublePlan.Failed(
            stand(at),
            behind,
            inARow,
            failures.said(match),
            NotCreated.sentence(why),
            failures.pause(inARow),
            Optional.empty());
    if (failed.isNews()) {
      log.warn("Reconciling session {} failed; retrying with growing pauses", match, why);
      failures.say(match, failed.why());
    }
    try {
      return carryOut(failed, why, at);
    } catch (RuntimeException e) {
      if (Setback.of(e) instanceof Setback.TermOver over) {
        retries.never(over);
        return Optional.empty();
      }
      log.debug("Session {} can't be written to, either", match, e);
      return again(at, e, failed.pause()); // the next failure tries to write it again
    }
  }

  /** Carries out the plan. If that reads the claim, plans once more with the answer. */
  private Optional<Duration> carryOut(
      TroublePlan.Failed failed, RuntimeException why, SessionContext at) {
    TroublePlan.Failed now = failed;
    while (true) {
      Optional<Duration> again = Optional.empty();
      Optional<Confirmation> claim = Optional.empty();
      for (Step step : SessionPlan.plan(now)) {
        if (step instanceof Step.Requeue later) {
          again = again(at, why, later.in());
          continue;
        }
        if (steps.take(step, at).found().orElse(null) instanceof Finding.Confirmed(var answer)) {
          claim = Optional.of(answer);
        }
        if (step instanceof Step.Fail) {
          failures.none(at.match().id());
        }
      }
      if (claim.isEmpty()) {
        return again;
      }
      now = now.confirmed(claim.get());
    }
  }

  private static TroublePlan.Stand stand(SessionContext at) {
    if (at.isOver()) {
      return TroublePlan.Stand.OVER;
    }
    return at.isStarting() ? TroublePlan.Stand.STARTING : TroublePlan.Stand.LIVE;
  }

  /**
   * Reschedules the session.
   *
   * @throws RuntimeException {@code why}, if the session is gone
   */
  static Optional<Duration> again(SessionContext at, RuntimeException why, Duration in) {
    if (at.isGone()) {
      throw why;
    }
    return Optional.of(in);
  }
}
