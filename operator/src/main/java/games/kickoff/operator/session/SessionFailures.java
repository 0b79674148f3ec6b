package games.kickoff.operator.session;

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
 * Looks at a session that come to nothing: when it is looked at again. What is wrong with one
 * session must not spin, and must not wait for ever.
 */
final class SessionFailures {

  private static final Logger log = LoggerFactory.getLogger(SessionFailures.class);

  /** A session that was given up is looked at soon: its pods are left. */
  private static final Duration AFTERWARDS = Duration.ofMillis(10);

  /** A cache that is behind for longer than so many of these is no moment's matter. */
  private static final int CATCH_UPS = 4;

  private final Troubles troubles = new Troubles(new Backoff(new SplittableRandom()));
  private final Retries retries;
  private final SessionSteps steps;

  SessionFailures(Retries retries, SessionSteps steps) {
    this.retries = retries;
    this.steps = steps;
  }

  /** The look came to its end. */
  void none(SessionContext at) {
    troubles.none(at.match().id());
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
      case Setback.CacheBehind behind -> {
        int failures = troubles.another(at.match().id());
        if (failures <= CATCH_UPS) {
          // What is there now asks for another plan.
          yield again(at, behind.why(), Retries.CATCH_UP);
        }
        say(behind.why(), false, at);
        yield again(at, behind.why(), troubles.pause(failures));
      }
      case Setback.Refused refused -> afterFailure(refused.why(), at);
      case Setback.Failure failure -> afterFailure(failure.why(), at);
    };
  }

  private Optional<Duration> afterFailure(RuntimeException why, SessionContext at) {
    MatchId match = at.match().id();
    int failures = troubles.another(match);
    boolean tooMany = failures >= Troubles.TOO_MANY && at.isStarting() && !at.isGone();
    say(why, tooMany, at);
    if (!tooMany) {
      return again(at, why, troubles.pause(failures));
    }
    try {
      steps.giveUp(at, why);
    } catch (RuntimeException e) {
      if (Setback.of(e) instanceof Setback.TermOver over) {
        retries.never(over);
        return Optional.empty();
      }
      return again(at, e, troubles.pause(failures)); // at the next failure again
    }
    troubles.none(match);
    return Optional.of(AFTERWARDS);
  }

  /** Once for each reason, in the log and in its status. */
  private void say(RuntimeException why, boolean givenUp, SessionContext at) {
    MatchId match = at.match().id();
    String what = NotCreated.sentence(why);
    if (!troubles.isNews(match, what)) {
      return;
    }
    log.warn("Session {} can't be looked at; it is tried again, ever less often", match, why);
    if (!givenUp && !at.isOver()) {
      try {
        steps.noteTrouble(at, what);
      } catch (RuntimeException e) {
        log.debug("Its status can't be written, either", e);
      }
    }
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
