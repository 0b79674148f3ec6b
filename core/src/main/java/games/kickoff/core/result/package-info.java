/** The port of matches' results: each match has at most one, and it changes ratings once. */
@NullMarked
package games.kickoff.core.result;

import org.jspecify.annotations.NullMarked;
