package games.kickoff.loadtest.bot;

import java.time.Duration;
import java.util.Optional;

/**
 * What a bot is to do.
 *
 * @param matchSeconds the length of the match that it requests, in seconds
 * @param leaveAfter how long after its start it leaves a running match; empty if it stays to the
 *     end
 * @param pollEvery how often it asks for its status, give or take a quarter
 */
public record Orders(
    int matchSeconds, Optional<Duration> leaveAfter, Duration pollEvery, Patience patience) {}
