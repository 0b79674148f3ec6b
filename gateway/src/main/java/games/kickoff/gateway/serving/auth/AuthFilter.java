package games.kickoff.gateway.serving.auth;

import games.kickoff.gateway.serving.http.Refusal;
import games.kickoff.gateway.serving.http.RequestFilter;
import games.kickoff.gateway.serving.limit.RateLimits;
import io.javalin.http.Context;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request go on when its caller is known, or need not be, and calls not too often. The
 * studio's backend calls for many players from few addresses, so no limit holds for it; a wrong
 * credential counts against its address like any other call.
 */
public final class AuthFilter implements RequestFilter {

  private final Authentication authentication;
  private final RateLimits limits;
  private final Counter refused;

  public AuthFilter(
      AuthSettings settings, AccessTokens tokens, RateLimits limits, CollectorRegistry metrics) {
    this.authentication = new Authentication(settings, tokens);
    this.limits = limits;
    this.refused =
        Counter.build("kickoff_gateway_unauthorized", "Requests without credible caller.")
            .register(metrics);
  }

  @Override
  public void admit(Context request, boolean open) {
    Claimed claimed = claimed(request);
    if (!(claimed.caller() instanceof Caller.Backend)) {
      limits.admitAddress(request);
    }
    Caller caller = claimed.caller();
    if (caller == null) {
      if (!open) {
        refused.inc();
        throw claimed.wrong().orElseGet(Authentication::missing);
      }
      caller = new Caller.Stranger();
    }
    if (caller instanceof Caller.Player player) {
      limits.admitPlayer(player.id());
    }
    request.req().setAttribute(Caller.ATTRIBUTE, caller);
  }

  /** Who a request says makes it, if that is credible; or why it is not. */
  private record Claimed(@Nullable Caller caller, Optional<Refusal> wrong) {}

  private Claimed claimed(Context request) {
    try {
      return new Claimed(authentication.caller(request).orElse(null), Optional.empty());
    } catch (Refusal refusal) {
      return new Claimed(null, Optional.of(refusal));
    }
  }
}
