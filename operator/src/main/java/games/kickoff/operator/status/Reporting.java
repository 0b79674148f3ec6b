package games.kickoff.operator.status;

import games.kickoff.operator.management.OperatorMetrics;

/**
 * Where the operator reports what it did, beside statuses.
 *
 * @param events of failures, for people
 * @param metrics for machines
 */
public record Reporting(FailureEvents events, OperatorMetrics metrics) {}
