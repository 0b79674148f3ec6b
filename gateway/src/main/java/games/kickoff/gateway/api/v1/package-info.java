/**
 * The tickets API under {@code /v1}: joining any queue, alone or as a party; reading, waiting for
 * and cancelling tickets; a player's tickets; queues and matches.
 */
@NullMarked
package games.kickoff.gateway.api.v1;

import org.jspecify.annotations.NullMarked;
