/**
 * The number of a leadership term, the ports that raise it and read it, and the term that a
 * leader's stores are bound to.
 */
@NullMarked
package games.kickoff.core.term;

import org.jspecify.annotations.NullMarked;
