package games.kickoff.operator.outage;

import java.time.Duration;

/**
 * How often a thread repeats a task.
 *
 * @param every the period of normal operation
 * @param retryAfter how soon to repeat after a failure, and the shortest pause between two runs
 *     that were requested
 * @param requests requests to run now
 */
public record Cadence(Duration every, Duration retryAfter, Requests requests) {}
