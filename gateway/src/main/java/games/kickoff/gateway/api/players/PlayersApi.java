package games.kickoff.gateway.api.players;

import com.fasterxml.jackson.databind.JsonNode;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.ladder.Ratings;
import games.kickoff.core.player.IdempotencyKey;
import games.kickoff.core.player.Player;
import games.kickoff.core.player.Players;
import games.kickoff.core.player.Registration;
import games.kickoff.core.player.Username;
import games.kickoff.core.rating.Rating;
import games.kickoff.gateway.queue.KnownQueues;
import games.kickoff.gateway.serving.auth.Caller;
import games.kickoff.gateway.serving.http.JsonBody;
import games.kickoff.gateway.serving.http.Refusal;
import games.kickoff.gateway.serving.http.RequestedPlayer;
import games.kickoff.gateway.serving.http.RouteGroup;
import games.kickoff.gateway.serving.http.Routes;
import games.kickoff.gateway.serving.limit.RateLimits;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The routes by which players register and are looked up. */
public final class PlayersApi implements RouteGroup {

  /**
   * The least length of an idempotency key if callers must authenticate. A repeated registration
   * with the same key returns an access token, so whoever guesses the key can act as that player.
   */
  private static final int MIN_SECRET_KEY = 16;

  private static final String KEY = "X-Idempotency-Key";

  private final Players players;
  private final Ratings ratings;
  private final KnownQueues queues;
  private final LoginTokens tokens;
  private final RateLimits limits;

  public PlayersApi(
      Players players, Ratings ratings, KnownQueues queues, LoginTokens tokens, RateLimits limits) {
    this.players = players;
    this.ratings = ratings;
    this.queues = queues;
    this.tokens = tokens;
    this.limits = limits;
  }

  @Override
  public void addTo(Routes routes) {
    Routes ours = routes.under("/players");
    ours.open().post("/register", this::register);
    ours.get("/player/{player_id}", this::player);
  }

  private void register(Context request) {
    Caller caller = Caller.of(request);
    if (!(caller instanceof Caller.Backend)) {
      limits.admitRegistration(request);
    }
    Username username = username(JsonBody.read(request).path("username"));
    switch (players.register(username, key(request, caller))) {
      case Registration.Registered(Player player) -> request.status(201).json(token(player));
      case Registration.Existing(Player player) -> request.json(token(player));
      case Registration.NameTaken(Username taken) ->
          throw Refusal.conflict("username_taken", "Somebody has that name; choose another.");
    }
  }

  private TokenAnswer token(Player player) {
    return tokens.beginIfPossible(player.id());
  }

  private static Username username(JsonNode name) {
    try {
      return Username.parse(name.isTextual() ? name.textValue() : "");
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest("invalid_username", "Send one: " + e.getMessage() + ".");
    }
  }

  private static Optional<IdempotencyKey> key(Context request, Caller caller) {
    List<String> keys = Collections.list(request.req().getHeaders(KEY));
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    try {
      IdempotencyKey key = new IdempotencyKey(keys.size() == 1 ? keys.getFirst() : "");
      if (key.value().length() >= MIN_SECRET_KEY || caller.mayAll()) {
        return Optional.of(key);
      }
    } catch (IllegalArgumentException e) {
      // refused below, like a key that is too short
    }
    throw Refusal.badRequest(
        "invalid_idempotency_key",
        "Send one %s of %d to %d printable characters; a random UUID is a good one."
            .formatted(KEY, MIN_SECRET_KEY, IdempotencyKey.MAX_LENGTH));
  }

  private void player(Context request) {
    PlayerId id = RequestedPlayer.inPath(request);
    Player player = players.find(id).orElseThrow(RequestedPlayer::unknown);
    Map<String, Rating> now = new TreeMap<>();
    for (LadderRules ladder : queues.ladders()) {
      now.put(ladder.name().value(), ratings.now(ladder, id));
    }
    request.json(PlayerAnswer.of(player, now));
  }
}
