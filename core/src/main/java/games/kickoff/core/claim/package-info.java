/**
 * Matches while they are live: ports for the pools of waiting tickets, for the claim that takes
 * tickets out of a pool, for confirming a claim, for assigning players to a server, for every way
 * in which a match can end, and for filling a Redis that has lost this data. Each change is atomic,
 * and each of the operator's carries the fence of the term that its store is bound to.
 */
@NullMarked
package games.kickoff.core.claim;

import org.jspecify.annotations.NullMarked;
