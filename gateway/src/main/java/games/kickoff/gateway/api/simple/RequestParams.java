package games.kickoff.gateway.api.simple;

import com.fasterxml.jackson.databind.JsonNode;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.Ulid;
import games.kickoff.gateway.serving.http.JsonBody;
import games.kickoff.gateway.serving.http.Query;
import games.kickoff.gateway.serving.http.Refusal;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Parses the parameters of the simple API's requests, or refuses them. */
final class RequestParams {

  private static final int MAX_SESSIONS = 1000;

  private RequestParams() {}

  static PlayerId playerInBody(Context request) {
    @Nullable JsonNode id = JsonBody.read(request).get("player_id");
    return player(id != null && id.isTextual() ? id.textValue() : "");
  }

  static PlayerId playerInQuery(Context request) {
    return player(Query.single(request, "player_id").orElse(""));
  }

  private static PlayerId player(String text) {
    if (!PlayerId.isValid(text)) {
      throw Refusal.badRequest(
          "invalid_player_id",
          "Send one player_id: a text of 1 to 128 characters of A-Z a-z 0-9 . _ : @ -");
    }
    return new PlayerId(text);
  }

  static MatchId session(Context request) {
    String text = request.pathParam("session_id");
    if (text.startsWith(PlayerAnswer.PENDING)) {
      throw Refusal.notFound(
          "unknown_session",
          "This is a ticket still waiting, not a session; ask /match/status for its session_id.");
    }
    if (!Ulid.isValid(text)) {
      throw unknownSession();
    }
    return new MatchId(text);
  }

  static Refusal unknownSession() {
    return Refusal.notFound(
        "unknown_session", "There is no such session, or it ended too long ago.");
  }

  static int limit(Context request) {
    return Query.limit(request, MAX_SESSIONS, MAX_SESSIONS);
  }
}
