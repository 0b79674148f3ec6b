/** The registered players, in Postgres. Written by gateways alone. */
@NullMarked
package games.kickoff.postgres.player;

import org.jspecify.annotations.NullMarked;
