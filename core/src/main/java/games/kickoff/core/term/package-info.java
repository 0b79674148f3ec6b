/**
 * Leadership terms: a term's number, which is its fence; the port that raises and reads the fence
 * in a store; and the term that a leader's stores are bound to.
 */
@NullMarked
package games.kickoff.core.term;

import org.jspecify.annotations.NullMarked;
