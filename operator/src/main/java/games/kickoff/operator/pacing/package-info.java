/**
 * How many of this process' writes to the API server are under way at once: few at first, more
 * while it answers soon, fewer when it is late or says that it is too much. Knows nothing of what
 * is written.
 */
@NullMarked
package games.kickoff.operator.pacing;

import org.jspecify.annotations.NullMarked;
