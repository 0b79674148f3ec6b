package games.kickoff.gateway.fake;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.Ulid;
import games.kickoff.core.login.Exchange;
import games.kickoff.core.login.IssuedRefresh;
import games.kickoff.core.login.Login;
import games.kickoff.core.login.LoginId;
import games.kickoff.core.login.Logins;
import games.kickoff.core.login.RefreshToken;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Logins in memory. They don't expire, and a replaced token can't be sent again. */
public final class FakeLogins implements Logins {

  private final Runnable entered;
  private volatile Runnable before = () -> {};
  private final Random random = new Random(4);
  private final Map<LoginId, IssuedRefresh> logins = new HashMap<>();

  FakeLogins(Runnable entered) {
    this.entered =
        () -> {
          entered.run();
          before.run();
        };
  }

  /** Sets what runs at the beginning of each call. */
  public void beforeEachCall(Runnable action) {
    before = action;
  }

  synchronized Map<LoginId, IssuedRefresh> state() {
    return Map.copyOf(logins);
  }

  private IssuedRefresh put(Login login) {
    IssuedRefresh issued = new IssuedRefresh(login, RefreshToken.create(login.id(), random));
    logins.put(login.id(), issued);
    return issued;
  }

  @Override
  public IssuedRefresh begin(PlayerId player, Duration lifetime) {
    entered.run();
    synchronized (this) {
      LoginId id = new LoginId(Ulid.create(Instant.now(), random));
      return put(new Login(id, player, Instant.now()));
    }
  }

  @Override
  public Exchange exchange(RefreshToken token, Duration lifetime) {
    entered.run();
    synchronized (this) {
      IssuedRefresh issued = logins.get(token.login());
      if (issued == null) {
        return new Exchange.Unknown();
      }
      if (!issued.token().equals(token)) {
        logins.remove(token.login());
        return new Exchange.Reused(token.login(), issued.login().player());
      }
      return new Exchange.Renewed(put(issued.login()));
    }
  }

  @Override
  public boolean isLive(LoginId login) {
    entered.run();
    synchronized (this) {
      return logins.containsKey(login);
    }
  }

  @Override
  public Optional<PlayerId> end(RefreshToken token) {
    entered.run();
    synchronized (this) {
      return Optional.ofNullable(logins.remove(token.login()))
          .map(issued -> issued.login().player());
    }
  }

  @Override
  public int endAll(PlayerId player) {
    entered.run();
    synchronized (this) {
      int before = logins.size();
      logins.values().removeIf(issued -> issued.login().player().equals(player));
      return before - logins.size();
    }
  }
}
