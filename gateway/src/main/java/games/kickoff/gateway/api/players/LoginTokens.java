package games.kickoff.gateway.api.players;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.login.Exchange;
import games.kickoff.core.login.IssuedRefresh;
import games.kickoff.core.login.Logins;
import games.kickoff.core.login.RefreshToken;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.gateway.serving.admission.Overloaded;
import games.kickoff.gateway.serving.auth.AccessToken;
import games.kickoff.gateway.serving.auth.AccessTokens;
import games.kickoff.gateway.serving.auth.Authentication;
import games.kickoff.gateway.serving.http.Refusal;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Issues a login's tokens, and new ones in exchange for these. */
public final class LoginTokens {

  private static final Logger log = LoggerFactory.getLogger(LoginTokens.class);

  private final AccessTokens access;
  private final Logins logins;
  private final Duration refreshLifetime;

  /**
   * @param refreshLifetime how long a refresh token is valid
   */
  public LoginTokens(AccessTokens access, Logins logins, Duration refreshLifetime) {
    this.access = access;
    this.logins = logins;
    this.refreshLifetime = refreshLifetime;
  }

  /** An access token of a player who has just authenticated, without a refresh token. */
  TokenAnswer withoutRefresh(PlayerId player) {
    return TokenAnswer.of(player, access.access(player));
  }

  /** The tokens of a new login. */
  TokenAnswer begin(PlayerId player) {
    return answer(logins.begin(player, refreshLifetime));
  }

  /**
   * As {@link #begin}; without a refresh token if the login can't be stored. For a player who has
   * just been registered: an error would leave them with a name that is taken and no token.
   */
  TokenAnswer beginIfPossible(PlayerId player) {
    try {
      return begin(player);
    } catch (StoreUnavailable | Overloaded e) {
      log.warn("player {} gets no refresh token: {}", player, e.getMessage());
      return withoutRefresh(player);
    }
  }

  /**
   * New tokens in exchange for a refresh token.
   *
   * @throws Refusal 401 if it is not a valid one; if it had been exchanged before, the whole login
   *     is ended
   */
  TokenAnswer exchange(RefreshToken token) {
    return switch (logins.exchange(token, refreshLifetime)) {
      case Exchange.Renewed(IssuedRefresh issued) -> answer(issued);
      case Exchange.Reused reused -> {
        log.warn(
            "login {} of player {} is ended: a refresh token was sent that had been exchanged"
                + " before",
            reused.login(),
            reused.player());
        throw Authentication.loginOver();
      }
      case Exchange.Unknown unknown -> throw Authentication.loginOver();
    };
  }

  /**
   * A new access token in exchange for a valid one.
   *
   * @throws Refusal 401 if the token's login was ended or is too long ago
   */
  TokenAnswer renew(AccessToken token) {
    if (token.login().isPresent() && !logins.isLive(token.login().get())) {
      throw Authentication.loginOver();
    }
    return TokenAnswer.of(
        token.player(), access.renewed(token).orElseThrow(Authentication::loginOver));
  }

  private TokenAnswer answer(IssuedRefresh issued) {
    return TokenAnswer.of(issued, access.access(issued.login()));
  }
}
