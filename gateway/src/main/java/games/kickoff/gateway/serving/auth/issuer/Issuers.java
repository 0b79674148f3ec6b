package games.kickoff.gateway.serving.auth.issuer;

import com.nimbusds.jwt.SignedJWT;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The issuers whose tokens authenticate players, besides the realm itself. */
public final class Issuers {

  private final Map<String, IssuerTokens> byName;

  public Issuers(List<Issuer> issuers, Clock clock, CollectorRegistry metrics) {
    this(issuers, clock, metrics, KeyRefresh.DEFAULT);
  }

  Issuers(List<Issuer> issuers, Clock clock, CollectorRegistry metrics, KeyRefresh refresh) {
    Counter fetches =
        Counter.build(
                "kickoff_gateway_issuer_key_fetches",
                "Fetches of other issuers' keys, by issuer and result.")
            .labelNames("issuer", "result")
            .register(metrics);
    this.byName =
        issuers.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Issuer::name,
                    issuer ->
                        new IssuerTokens(
                            issuer,
                            clock,
                            new KeyRetriever(issuer.name(), refresh.timeout(), fetches),
                            refresh)));
  }

  /**
   * The issuer that the token names in {@code iss}, which is not verified yet; empty if it is none
   * of these.
   */
  public Optional<IssuerTokens> named(String token) {
    if (byName.isEmpty() || token.length() > IssuerTokens.MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(SignedJWT.parse(token).getJWTClaimsSet().getIssuer())
          .map(byName::get);
    } catch (ParseException e) {
      return Optional.empty();
    }
  }
}
