package games.kickoff.loadtest.bot;

import java.time.Duration;

/**
 * How long a bot waits before it fails. There is no limit for a match, other than the run's: a
 * queue may be long for good reasons.
 *
 * @param request for the gateway's answer to one request; after that the request is repeated
 * @param connect for the TCP connection to its server
 * @param answer for its server's answer to a line, and for a stop that is due
 * @param end for the gateway to answer {@code ended} once the match is over
 */
public record Patience(Duration request, Duration connect, Duration answer, Duration end) {

  public static final Patience DEFAULT =
      new Patience(
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30));
}
