/**
 * Judges a history by docs/architecture.md §4, invariant by invariant. Pure: asks nobody. A
 * violation is only called when what was seen leaves no other explanation.
 */
@NullMarked
package games.kickoff.faults.check;

import org.jspecify.annotations.NullMarked;
