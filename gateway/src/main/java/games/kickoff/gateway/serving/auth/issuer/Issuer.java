package games.kickoff.gateway.serving.auth.issuer;

import java.net.URI;
import java.util.Set;

/**
 * An issuer whose tokens authenticate players.
 *
 * @param name the tokens' {@code iss}, exactly
 * @param audiences a token must have one of these in its {@code aud}
 * @param keys where the issuer's JWKS is: a URL of https, a URL of http on a loopback address, or a
 *     file's
 * @param playerClaim the claim that is the player's id
 * @param playerPrefix comes before the claim's value in the player's id; may be empty
 */
public record Issuer(
    String name, Set<String> audiences, URI keys, String playerClaim, String playerPrefix) {}
