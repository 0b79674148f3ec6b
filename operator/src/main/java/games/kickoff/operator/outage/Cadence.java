package games.kickoff.operator.outage;

import java.time.Duration;

/**
 * How often a thread does something that is done again and again.
 *
 * @param every once a period, when nothing else is the case
 * @param retryAfter how soon again after trouble, and the least time between two that were asked
 *     for
 * @param requests to do it now
 */
public record Cadence(Duration every, Duration retryAfter, Requests requests) {}
