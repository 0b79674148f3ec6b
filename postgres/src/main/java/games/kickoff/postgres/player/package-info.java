/** The registered players in Postgres. Only gateways write them. */
@NullMarked
package games.kickoff.postgres.player;

import org.jspecify.annotations.NullMarked;
