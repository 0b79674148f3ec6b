/**
 * Access tokens of other issuers: OpenID Connect providers and all that sign JWTs with keys which
 * they publish as a JWKS (RFC 7517). Only asymmetric signatures are accepted here, and only the
 * realm's secret is accepted for the realm's own tokens, so no key can be used for the wrong
 * algorithm. The keys are the only thing that this package fetches from elsewhere.
 */
@NullMarked
package games.kickoff.gateway.serving.auth.issuer;

import org.jspecify.annotations.NullMarked;
