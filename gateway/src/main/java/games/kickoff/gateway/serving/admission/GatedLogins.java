package games.kickoff.gateway.serving.admission;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.login.Exchange;
import games.kickoff.core.login.IssuedRefresh;
import games.kickoff.core.login.LoginId;
import games.kickoff.core.login.Logins;
import games.kickoff.core.login.RefreshToken;
import java.time.Duration;
import java.util.Optional;

/** Calls logins through a gate; each method may also throw {@link Overloaded}. */
public record GatedLogins(StoreGate gate, Logins logins) implements Logins {

  @Override
  public IssuedRefresh begin(PlayerId player, Duration lifetime) {
    return gate.call("begin_login", () -> logins.begin(player, lifetime));
  }

  @Override
  public Exchange exchange(RefreshToken token, Duration lifetime) {
    return gate.call("refresh", () -> logins.exchange(token, lifetime));
  }

  @Override
  public boolean isLive(LoginId login) {
    return gate.call("login", () -> logins.isLive(login));
  }

  @Override
  public Optional<PlayerId> end(RefreshToken token) {
    return gate.call("end_login", () -> logins.end(token));
  }

  @Override
  public int endAll(PlayerId player) {
    return gate.call("end_logins", () -> logins.endAll(player));
  }
}
