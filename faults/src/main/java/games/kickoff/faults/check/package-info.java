/**
 * Judges a history by docs/architecture.md §4, invariant by invariant. It is pure code without I/O.
 * It reports a violation only if the observations leave no other explanation.
 */
@NullMarked
package games.kickoff.faults.check;

import org.jspecify.annotations.NullMarked;
