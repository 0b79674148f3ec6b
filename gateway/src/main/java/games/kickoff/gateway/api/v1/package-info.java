/**
 * The tickets API, {@code /v1}: join, ask, wait, cancel, in any queue and in parties; what a player
 * has; queues and matches.
 */
@NullMarked
package games.kickoff.gateway.api.v1;

import org.jspecify.annotations.NullMarked;
