/**
 * Logins of players: each is a family of refresh tokens of which one at a time is valid. Here are
 * the tokens, the results of an exchange, and the port of the store that keeps logins.
 */
@NullMarked
package games.kickoff.core.login;

import org.jspecify.annotations.NullMarked;
