/**
 * Facts that no part of ours can have written. They are counted and reported by kind, passed over
 * or repaired, and cost at most what they belong to (invariant 15). Depends on nothing.
 */
@NullMarked
package games.kickoff.core.fact;

import org.jspecify.annotations.NullMarked;
