package games.kickoff.loadtest.bot;

import java.time.Duration;
import java.util.Optional;

/**
 * What a bot is to do.
 *
 * @param matchSeconds the length it requests
 * @param leaveAfter when it leaves a running match early, if it does
 * @param pollEvery how often it asks for its status, give or take a quarter
 */
public record Orders(
    int matchSeconds, Optional<Duration> leaveAfter, Duration pollEvery, Patience patience) {}
