/**
 * Matches while they live: ports for reading a pool, for the claim that takes tickets out of it,
 * its confirmation, the assignment, and every way a match can end. Each change is atomic, and each
 * of the operator's carries its fence.
 */
@NullMarked
package games.kickoff.core.claim;

import org.jspecify.annotations.NullMarked;
