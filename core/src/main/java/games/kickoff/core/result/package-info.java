/** The port of results: each match has one at most, and it changes ratings once. */
@NullMarked
package games.kickoff.core.result;

import org.jspecify.annotations.NullMarked;
