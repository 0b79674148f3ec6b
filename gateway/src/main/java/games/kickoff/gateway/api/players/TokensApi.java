package games.kickoff.gateway.api.players;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.login.Logins;
import games.kickoff.core.login.RefreshToken;
import games.kickoff.gateway.serving.auth.AccessToken;
import games.kickoff.gateway.serving.auth.AccessTokens;
import games.kickoff.gateway.serving.auth.Authentication;
import games.kickoff.gateway.serving.auth.Caller;
import games.kickoff.gateway.serving.http.JsonBody;
import games.kickoff.gateway.serving.http.Refusal;
import games.kickoff.gateway.serving.http.RouteGroup;
import games.kickoff.gateway.serving.http.Routes;
import io.javalin.http.Context;
import java.util.Optional;

/** The routes that issue, exchange and revoke tokens. */
public final class TokensApi implements RouteGroup {

  private static final String REFRESH_TOKEN = "refresh_token";

  private final AccessTokens tokens;
  private final LoginTokens loginTokens;
  private final Logins logins;

  public TokensApi(AccessTokens tokens, LoginTokens loginTokens, Logins logins) {
    this.tokens = tokens;
    this.loginTokens = loginTokens;
    this.logins = logins;
  }

  @Override
  public void addTo(Routes routes) {
    Routes ours = routes.under("/players");
    ours.post("/token", this::access).post("/party-token", this::party);
    // Open, as the access token has mostly expired by then: the refresh token authenticates.
    ours.open().post("/token/refresh", this::refresh).post("/token/revoke", this::revoke);
  }

  /**
   * Issues an access token. A player gets one of their own, while their present one is valid; the
   * studio's backend (or any caller, if authentication is off) gets one of any player. With {@code
   * "refresh":true} a login begins, and its refresh token is answered, too; not for a player with a
   * token of the realm, since whoever stole that could otherwise use it for ever.
   */
  private void access(Context request) {
    request.json(
        switch (Caller.of(request)) {
          case Caller.Player(AccessToken token) when token.origin() == AccessToken.Origin.REALM ->
              loginTokens.renew(token);
          case Caller.Player(AccessToken token) ->
              begin(token.player(), hasBody(request) && refresh(JsonBody.read(request)));
          case Caller.Backend backend -> begin(JsonBody.read(request));
          case Caller.Anybody anybody -> begin(JsonBody.read(request));
          case Caller.Stranger stranger -> throw Authentication.missing();
        });
  }

  private static boolean hasBody(Context request) {
    return request.req().getContentLengthLong() != 0;
  }

  private TokenAnswer begin(ObjectNode body) {
    return begin(player(body, "player_id"), refresh(body));
  }

  private TokenAnswer begin(PlayerId player, boolean refresh) {
    return refresh ? loginTokens.begin(player) : loginTokens.withoutRefresh(player);
  }

  private static boolean refresh(ObjectNode body) {
    return body.path("refresh").asBoolean(false);
  }

  private void refresh(Context request) {
    RefreshToken token =
        refreshToken(JsonBody.read(request)).orElseThrow(TokensApi::noRefreshToken);
    request.json(loginTokens.exchange(token));
  }

  /**
   * Ends the login of a refresh token, whoever sends it; without one all logins of a player: their
   * own, or for the studio's backend those of any player.
   */
  private void revoke(Context request) {
    ObjectNode body = JsonBody.read(request);
    if (body.has(REFRESH_TOKEN)) {
      RefreshToken token = refreshToken(body).orElseThrow(TokensApi::noRefreshToken);
      request.json(new RevokedAnswer(logins.end(token).isPresent() ? 1 : 0));
      return;
    }
    request.json(new RevokedAnswer(logins.endAll(self(request, body))));
  }

  private void party(Context request) {
    ObjectNode body = JsonBody.read(request);
    PlayerId member = self(request, body);
    request.json(PartyTokenAnswer.of(tokens.party(member, player(body, "leader"))));
  }

  /** The player who calls; for callers who may do everything, the one that the body names. */
  private static PlayerId self(Context request, ObjectNode body) {
    return switch (Caller.of(request)) {
      case Caller.Player caller -> caller.id();
      case Caller.Backend backend -> player(body, "player_id");
      case Caller.Anybody anybody -> player(body, "player_id");
      case Caller.Stranger stranger -> throw Authentication.missing();
    };
  }

  private static Optional<RefreshToken> refreshToken(ObjectNode body) {
    return Optional.ofNullable(body.path(REFRESH_TOKEN).textValue()).flatMap(RefreshToken::parse);
  }

  private static Refusal noRefreshToken() {
    return Refusal.badRequest(
        "invalid_refresh_token", "Send the refresh_token of the last answer, as it is.");
  }

  private static PlayerId player(ObjectNode body, String field) {
    JsonNode id = body.path(field);
    if (!id.isTextual() || !PlayerId.isValid(id.textValue())) {
      throw Refusal.badRequest(
          "invalid_player_id",
          "Send one %s: a text of 1 to 128 characters of A-Z a-z 0-9 . _ : @ -".formatted(field));
    }
    return new PlayerId(id.textValue());
  }
}
