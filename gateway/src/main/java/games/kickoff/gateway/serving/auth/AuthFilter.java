package games.kickoff.gateway.serving.auth;

import games.kickoff.gateway.serving.auth.issuer.Issuers;
import games.kickoff.gateway.serving.http.Refusal;
import games.kickoff.gateway.serving.http.RequestFilter;
import games.kickoff.gateway.serving.limit.ConnectionLimit;
import games.kickoff.gateway.serving.limit.RateLimits;
import io.javalin.http.Context;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Admits a request if its caller is authenticated, or if the route is open to all, and if the rate
 * limits and the limit of connections allow it. The studio's backend makes calls for many players
 * from few addresses, so it has no limit. A request with a wrong credential counts against its
 * address like any other; on an open route it is treated like one without a credential.
 */
public final class AuthFilter implements RequestFilter {

  private final Authentication authentication;
  private final RateLimits limits;
  private final ConnectionLimit connections;
  private final Counter refused;

  public AuthFilter(
      AuthSettings settings,
      AccessTokens tokens,
      Issuers issuers,
      RateLimits limits,
      ConnectionLimit connections,
      CollectorRegistry metrics) {
    this.authentication = new Authentication(settings, tokens, issuers);
    this.limits = limits;
    this.connections = connections;
    this.refused =
        Counter.build("kickoff_gateway_unauthorized", "Requests refused with 401.")
            .register(metrics);
  }

  @Override
  public void admit(Context request, boolean open) {
    if (authentication.isBackend(request)) {
      connections.exempt(request);
    } else {
      limits.admitAddress(request); // before a token is verified, which takes time
      connections.admit(request);
    }
    Claimed claimed = claimed(request);
    Caller caller = claimed.caller();
    if (caller == null) {
      if (!open) {
        Refusal refusal = claimed.wrong().orElseGet(Authentication::missing);
        if (refusal.status() == 401) {
          refused.inc();
        }
        throw refusal;
      }
      caller = new Caller.Stranger();
    }
    if (caller instanceof Caller.Player player) {
      limits.admitPlayer(player.id());
    }
    request.req().setAttribute(Caller.ATTRIBUTE, caller);
  }

  /** The caller by the request's credential: null if it has none or a wrong one, and then why. */
  private record Claimed(@Nullable Caller caller, Optional<Refusal> wrong) {}

  private Claimed claimed(Context request) {
    try {
      return new Claimed(authentication.caller(request).orElse(null), Optional.empty());
    } catch (Refusal refusal) {
      return new Claimed(null, Optional.of(refusal));
    }
  }
}
