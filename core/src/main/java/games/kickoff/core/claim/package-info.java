/**
 * Matches while they live: ports for the pools they are formed of, for the claim that takes tickets
 * out of a pool, its confirmation, the assignment, and every way a match can end, and for filling a
 * Redis that has lost them. Each change is atomic, and each of the operator's carries the fence of
 * the term that its store is bound to.
 */
@NullMarked
package games.kickoff.core.claim;

import org.jspecify.annotations.NullMarked;
