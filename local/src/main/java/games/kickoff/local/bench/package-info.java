/**
 * The benches: each puts one load, bounded in time and number, on parts that run beside it, and
 * answers rows of one table. What a row means stands in docs/bench.md. A bench reads the stores to
 * measure; it must not write what the operator writes to a realm that an operator runs.
 */
@NullMarked
package games.kickoff.local.bench;

import org.jspecify.annotations.NullMarked;
