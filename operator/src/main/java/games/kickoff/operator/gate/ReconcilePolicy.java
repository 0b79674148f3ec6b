package games.kickoff.operator.gate;

import games.kickoff.operator.outage.Retries;
import java.time.Clock;

/**
 * When a leader's reconciler looks, acts, and tries again.
 *
 * @param gate whether to look at all
 * @param settled whether to act on what is seen
 * @param retries when to try again what came to nothing
 * @param clock the realm's
 */
public record ReconcilePolicy(
    ReconcileGate gate, SettledTerm settled, Retries retries, Clock clock) {}
