/** Opaque texts that say where the next page begins. */
@NullMarked
package games.kickoff.core.cursor;

import org.jspecify.annotations.NullMarked;
