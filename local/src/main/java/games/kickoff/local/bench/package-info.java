/**
 * The benches. Each puts a load, bounded in time and number, on parts that it starts, and returns
 * rows of one table. docs/bench.md explains each row. A bench reads the stores to measure; in a
 * realm with an operator it must not write what the operator writes.
 */
@NullMarked
package games.kickoff.local.bench;

import org.jspecify.annotations.NullMarked;
