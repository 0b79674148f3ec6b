/**
 * Ratings of players, and the systems that update them from results. Pure arithmetic: no clock, no
 * randomness, no storage. Which ladder rates whom, and when a result counts, is decided elsewhere.
 */
@NullMarked
package games.kickoff.core.rating;

import org.jspecify.annotations.NullMarked;
