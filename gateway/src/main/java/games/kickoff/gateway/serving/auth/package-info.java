/**
 * Authentication and authorization: a player by a bearer token, the studio's backend by an API key.
 * Signs and reads tokens; holds the only copies of the secrets, which are never logged or shown.
 */
@NullMarked
package games.kickoff.gateway.serving.auth;

import org.jspecify.annotations.NullMarked;
