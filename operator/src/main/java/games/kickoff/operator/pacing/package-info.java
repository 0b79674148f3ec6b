/**
 * Limits how many of this process' writes to the API server are in flight at once: few at first,
 * more while answers come fast, fewer when they are late or report overload. Independent of what is
 * written.
 */
@NullMarked
package games.kickoff.operator.pacing;

import org.jspecify.annotations.NullMarked;
