package games.kickoff.operator.status;

import games.kickoff.operator.management.OperatorMetrics;

/**
 * Where the operator reports what it did, besides statuses.
 *
 * @param events failures, for people
 * @param metrics for monitoring
 */
public record Reporting(FailureEvents events, OperatorMetrics metrics) {}
