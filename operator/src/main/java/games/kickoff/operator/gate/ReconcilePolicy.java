package games.kickoff.operator.gate;

import games.kickoff.operator.outage.Retries;
import java.time.Clock;

/**
 * When a leader's reconciler reconciles, acts and retries.
 *
 * @param gate whether to reconcile at all
 * @param settled whether to act on what is observed
 * @param retries when to retry after a setback
 * @param clock the realm's clock
 */
public record ReconcilePolicy(
    ReconcileGate gate, SettledTerm settled, Retries retries, Clock clock) {}
