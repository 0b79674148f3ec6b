/**
 * The logins of players in Postgres. Only gateways write them. Of a refresh token's secret only a
 * digest is stored.
 */
@NullMarked
package games.kickoff.postgres.login;

import org.jspecify.annotations.NullMarked;
