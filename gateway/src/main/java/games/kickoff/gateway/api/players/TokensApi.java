package games.kickoff.gateway.api.players;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import games.kickoff.core.id.PlayerId;
import games.kickoff.gateway.serving.auth.AccessTokens;
import games.kickoff.gateway.serving.auth.Authentication;
import games.kickoff.gateway.serving.auth.Caller;
import games.kickoff.gateway.serving.http.JsonBody;
import games.kickoff.gateway.serving.http.Refusal;
import games.kickoff.gateway.serving.http.RouteGroup;
import games.kickoff.gateway.serving.http.Routes;
import io.javalin.http.Context;

/** The routes that issue tokens to callers with a valid access token or an API key. */
public final class TokensApi implements RouteGroup {

  private final AccessTokens tokens;

  public TokensApi(AccessTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public void addTo(Routes routes) {
    routes.under("/players").post("/token", this::access).post("/party-token", this::party);
  }

  /**
   * Issues an access token. A player gets one of their own, while their present one is valid; the
   * studio's backend (or any caller, if authentication is off) gets one of any player.
   */
  private void access(Context request) {
    PlayerId player =
        switch (Caller.of(request)) {
          case Caller.Player(PlayerId id) -> id;
          case Caller.Backend backend -> player(JsonBody.read(request), "player_id");
          case Caller.Anybody anybody -> player(JsonBody.read(request), "player_id");
          case Caller.Stranger stranger -> throw Authentication.missing();
        };
    request.json(TokenAnswer.of(player, tokens.access(player)));
  }

  private void party(Context request) {
    ObjectNode body = JsonBody.read(request);
    PlayerId member =
        switch (Caller.of(request)) {
          case Caller.Player(PlayerId id) -> id;
          case Caller.Backend backend -> player(body, "player_id");
          case Caller.Anybody anybody -> player(body, "player_id");
          case Caller.Stranger stranger -> throw Authentication.missing();
        };
    request.json(PartyTokenAnswer.of(tokens.party(member, player(body, "leader"))));
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
