/** The registered players, in Postgres. Written by gateways alone. */
@NullMarked
package games.kickoff.store.player;

import org.jspecify.annotations.NullMarked;
