package games.kickoff.operator.session;

import games.kickoff.core.claim.Confirmation;
import games.kickoff.core.server.Endpoint;
import games.kickoff.operator.api.Phase;
import games.kickoff.operator.rules.ServerRules;
import games.kickoff.operator.server.PodView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Builds the observation of a session from what is unusual about it. Times are given as durations
 * before {@link #NOW}.
 */
final class Situation {

  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  static final Endpoint ENDPOINT = new Endpoint("10.0.0.7", 8080);

  private final Phase phase;
  private int attempt = 1;
  private Instant created = NOW;
  private Optional<Instant> readyAt = Optional.empty();
  private Optional<Instant> endedAt = Optional.empty();
  private List<PodView> pods = List.of();
  private Optional<PodView.Ended> gone = Optional.empty();
  private Optional<Instant> missingSince = Optional.empty();
  private Optional<Shortage> shortage = Optional.empty();
  private Optional<Instant> asked = Optional.empty();
  private boolean resultReported;
  private Optional<String> stuck = Optional.empty();
  private boolean troubled;
  private boolean deleted;
  private List<Finding> found = List.of(new Finding.Confirmed(new Confirmation.Ours()));
  private Duration readyTimeout = Duration.ofSeconds(60);
  private Duration lostGrace = Duration.ofSeconds(30);
  private Optional<Duration> stopProbe = Optional.empty();

  private Situation(Phase phase) {
    this.phase = phase;
  }

  /** With two attempts of 60 s, 30 s of lostGrace, 1 h of maxDuration and 10 min of retention. */
  static Situation in(Phase phase) {
    return new Situation(phase);
  }

  /** A session that has been Ready for that long, at {@link #ENDPOINT}. */
  static Situation liveFor(Duration ago) {
    Situation live = in(Phase.READY).createdAgo(ago.plusSeconds(5));
    live.readyAt = Optional.of(NOW.minus(ago));
    return live;
  }

  Situation attempt(int number) {
    attempt = number;
    return this;
  }

  Situation createdAgo(Duration ago) {
    created = NOW.minus(ago);
    return this;
  }

  Situation endedAgo(Duration ago) {
    endedAt = Optional.of(NOW.minus(ago));
    return this;
  }

  Situation pods(PodView... seen) {
    pods = List.of(seen);
    return this;
  }

  /** The pod of an attempt is gone, and its game had ended like that before. */
  Situation gone(int number, PodView.Exit exit) {
    gone = Optional.of(new PodView.Ended(number, exit));
    return this;
  }

  /** Its status says that the start of this pod is stuck. */
  Situation saysStuck(PodView pod) {
    stuck = Optional.of(pod.name());
    return this;
  }

  Situation missingFor(Duration ago) {
    missingSince = Optional.of(NOW.minus(ago));
    return this;
  }

  /** A quota has had no room for that long; it may be tried again after {@code next}. */
  Situation withoutQuota(Duration ago, Duration next) {
    shortage = Optional.of(new Shortage(NOW.minus(ago), NOW.plus(next), "exceeded quota: q"));
    return this;
  }

  Situation askedAgo(Duration ago) {
    asked = Optional.of(NOW.minus(ago));
    return this;
  }

  Situation resultReported() {
    resultReported = true;
    return this;
  }

  /** Redis was not asked in this reconcile whether the claim is held. */
  Situation unconfirmed() {
    found = List.of();
    return this;
  }

  /** Adds findings of this reconcile, after {@link Confirmation.Ours}. */
  Situation found(Finding... findings) {
    found = Stream.concat(found.stream(), Stream.of(findings)).toList();
    return this;
  }

  /** The status says that reconciles fail. */
  Situation troubled() {
    troubled = true;
    return this;
  }

  Situation deleted() {
    deleted = true;
    return this;
  }

  Situation readyTimeout(Duration most) {
    readyTimeout = most;
    return this;
  }

  Situation lostGrace(Duration grace) {
    lostGrace = grace;
    return this;
  }

  Situation stopProbe(Duration period) {
    stopProbe = Optional.of(period);
    return this;
  }

  Observation observed() {
    ServerRules server =
        new ServerRules(8080, readyTimeout, lostGrace, Duration.ofHours(1), 2, stopProbe);
    return new Observation(
        server,
        Duration.ofMinutes(10),
        created,
        new Observation.Written(phase, attempt, readyAt, endedAt, stuck, troubled, deleted),
        new Observation.Seen(pods, gone, missingSince, shortage, asked, resultReported, found),
        NOW);
  }
}
