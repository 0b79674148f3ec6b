/** Matches that were recorded, and their results. */
@NullMarked
package games.kickoff.gateway.result;

import org.jspecify.annotations.NullMarked;
