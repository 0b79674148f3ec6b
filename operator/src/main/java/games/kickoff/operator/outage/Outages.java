package games.kickoff.operator.outage;

import games.kickoff.core.term.StaleFence;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Expected waiting: says what is waited for at most every ten seconds, however many wait, and
 * spreads them over time.
 */
public final class Outages {

  private static final Logger log = LoggerFactory.getLogger(Outages.class);

  private static final Duration SAY_EVERY = Duration.ofSeconds(10);
  private static final long MOST_MILLIS = 800;

  /** Not longer: what is back should be noticed. */
  private static final long LONGEST_MILLIS = 2_000;

  /** Nobody has waited for so long: what was away has been back. */
  private static final Duration OVER_AFTER = Duration.ofSeconds(5);

  /** An outage: when somebody first and last waited. */
  private record Waiting(Instant since, Instant last) {}

  private static final Duration WHILE_REBUILDING = Duration.ofMillis(250);

  private static final int TOO_MANY_REQUESTS = 429;

  private final Clock clock;
  private volatile Runnable audit = () -> {};
  private volatile Runnable end = () -> {};
  private volatile Runnable forbidden = () -> {};
  private final ConcurrentMap<String, Instant> said = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Waiting> waits = new ConcurrentHashMap<>();

  public Outages(Clock clock) {
    this.clock = clock;
  }

  /**
   * Whether the API server, or our right to use it, is what fails: nothing about the object asked
   * for. It gets better by waiting.
   */
  public static boolean isOutage(KubernetesClientException e) {
    int code = e.getCode();
    return code < 400
        || code >= 500
        || code == HttpURLConnection.HTTP_UNAUTHORIZED
        || code == HttpURLConnection.HTTP_FORBIDDEN
        || code == HttpURLConnection.HTTP_CLIENT_TIMEOUT
        || code == TOO_MANY_REQUESTS;
  }

  /** Who ends this process when somebody else leads. */
  public void onStaleFence(Runnable end) {
    this.end = end;
  }

  /** A newer leader has written: this process must not act any more. */
  public void leadNoMore(StaleFence why) {
    log.error("Somebody else leads: {}", why.getMessage());
    end.run();
  }

  /** Who compares the owners of facts, and fills an empty Redis again. */
  public void onDoubt(Runnable audit) {
    this.audit = audit;
  }

  /** Who looks which namespaces we may see. */
  public void onForbidden(Runnable look) {
    this.forbidden = look;
  }

  /** Somebody suspects that the owners of facts disagree. */
  public void askForAudit() {
    audit.run();
  }

  /**
   * Notes that somebody found Redis empty.
   *
   * @return when to look again; filling it takes a moment
   */
  public Duration waitForRefill() {
    audit.run();
    return WHILE_REBUILDING;
  }

  /**
   * What the leader before left is not settled yet.
   *
   * @return when to look again
   */
  public Duration waitForFirstAudit() {
    return WHILE_REBUILDING;
  }

  /**
   * Notes that somebody has to wait.
   *
   * @param by who says it
   * @param what is waited for: one of a few fixed words, never an id
   * @return when to look again
   */
  public Duration waitFor(String what, Logger by, Throwable why) {
    if (why instanceof KubernetesClientException e
        && e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
      forbidden.run();
    }
    Instant now = clock.instant();
    Instant last = said.get(what);
    if (last == null || last.plus(SAY_EVERY).isBefore(now)) {
      said.put(what, now);
      by.warn("Waiting for {}: {}", what, why.getMessage());
    }
    Waiting waiting =
        waits.merge(
            what,
            new Waiting(now, now),
            (before, first) ->
                before.last().plus(OVER_AFTER).isBefore(now)
                    ? first
                    : new Waiting(before.since(), now));
    long most =
        Math.clamp(
            Duration.between(waiting.since(), now).toMillis() / 10, MOST_MILLIS, LONGEST_MILLIS);
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most));
  }
}
