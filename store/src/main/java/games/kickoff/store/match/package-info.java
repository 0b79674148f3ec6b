/**
 * Matches while they live in Redis: the claim that takes tickets out of their queue, its
 * confirmation, the assignment, and every way it can end. Each change is one atomic script, and
 * each of the operator's carries its fence.
 */
@NullMarked
package games.kickoff.store.match;

import org.jspecify.annotations.NullMarked;
