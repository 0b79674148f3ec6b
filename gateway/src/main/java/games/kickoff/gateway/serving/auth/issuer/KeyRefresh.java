package games.kickoff.gateway.serving.auth.issuer;

import java.time.Duration;

/**
 * When an issuer's keys are fetched.
 *
 * @param age keys that are older are fetched again before the next use
 * @param interval how often they are fetched at most, since any token with an unknown key asks for
 *     it. Up to two fetches may follow each other at once
 * @param timeout how long a fetch takes at most, and how long other requests wait for it
 */
record KeyRefresh(Duration age, Duration interval, Duration timeout) {

  static final KeyRefresh DEFAULT =
      new KeyRefresh(Duration.ofMinutes(10), Duration.ofSeconds(10), Duration.ofSeconds(3));
}
