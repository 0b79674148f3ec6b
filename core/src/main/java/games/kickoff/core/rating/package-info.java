/**
 * How well a player is thought to play, and what a result changes about that: ratings, and the
 * systems that update them. Pure arithmetic: no clock, no chance, no storage; which ladder rates
 * whom, and when a result counts, is decided elsewhere.
 */
@NullMarked
package games.kickoff.core.rating;

import org.jspecify.annotations.NullMarked;
