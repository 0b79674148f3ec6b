/** Cursors: opaque texts that say where the next page of a list begins. */
@NullMarked
package games.kickoff.core.cursor;

import org.jspecify.annotations.NullMarked;
