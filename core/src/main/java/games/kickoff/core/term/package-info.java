/** The number of a leadership term, and the ports that raise it and read it. */
@NullMarked
package games.kickoff.core.term;

import org.jspecify.annotations.NullMarked;
