/**
 * Bad facts: stored data that no part of Kickoff can have written. They are counted and reported by
 * kind, skipped or repaired, and cost at most the ticket, match or queue they belong to (invariant
 * 15). This package depends on no other.
 */
@NullMarked
package games.kickoff.core.fact;

import org.jspecify.annotations.NullMarked;
