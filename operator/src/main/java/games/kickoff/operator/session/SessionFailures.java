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

/** Counts the looks at a session that come to nothing, and does what their plan says. */
final class SessionFailures {

  private static final Logger log = LoggerFactory.getLogger(SessionFailures.class);

  private final FailureCounts failures = new FailureCounts(new Backoff(new SplittableRandom()));
  private final Retries retries;
  private final SessionSteps steps;

  SessionFailures(Retries retries, SessionSteps steps) {
    this.retries = retries;
    this.steps = steps;
  }

  /** The look came to its end. */
  void none(SessionContext at) {
    failures.none(at.match().id());
  }

  /**
   * The look did not.
   *
   * @return when to look again; empty: never
   * @throws RuntimeException what kept it, of a session that is gone: it can't be looked at later
   *     but by failing, as JOSDK tries again then
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
      log.warn("Session {} can't be looked at; it is tried again, ever less often", match, why);
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
      return again(at, e, failed.pause()); // at the next failure again
    }
  }

  /** Asks for the claim once at most, and plans again with the answer. */
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
   * In that time.
   *
   * @throws RuntimeException why, of a session that is gone
   */
  static Optional<Duration> again(SessionContext at, RuntimeException why, Duration in) {
    if (at.isGone()) {
      throw why;
    }
    return Optional.of(in);
  }
}
