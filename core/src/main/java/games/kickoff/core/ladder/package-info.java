/** A ladder: what its games are rated by, and what becomes of those who stay away. Pure. */
@NullMarked
package games.kickoff.core.ladder;

import org.jspecify.annotations.NullMarked;
