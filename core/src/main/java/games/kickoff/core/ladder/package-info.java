/**
 * Ladders: how their matches are rated, how the ratings of inactive players decay, and the ports
 * for reading ratings and leaderboards. Nothing here does I/O.
 */
@NullMarked
package games.kickoff.core.ladder;

import org.jspecify.annotations.NullMarked;
