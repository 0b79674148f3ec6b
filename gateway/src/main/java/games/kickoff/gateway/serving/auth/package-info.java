/**
 * Who makes a request and what they may do: a player by a bearer token, the studio's own backend by
 * an API key. Signs and reads tokens; holds the only copies of the secrets, and shows them nowhere.
 */
@NullMarked
package games.kickoff.gateway.serving.auth;

import org.jspecify.annotations.NullMarked;
