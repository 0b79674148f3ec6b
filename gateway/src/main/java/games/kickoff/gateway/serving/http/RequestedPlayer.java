package games.kickoff.gateway.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import games.kickoff.core.id.PlayerId;
import io.javalin.http.Context;

/** Which player a request is about. An id nobody can have is that of nobody: 404. */
public final class RequestedPlayer {

  private RequestedPlayer() {}

  /**
   * The one the body names.
   *
   * @throws Refusal 400 when it names none
   */
  public static PlayerId inBody(ObjectNode body) {
    JsonNode id = body.path("player_id");
    if (!id.isTextual() || !PlayerId.isValid(id.textValue())) {
      throw Refusal.badRequest(
          "invalid_player_id",
          "Send one player_id: a text of 1 to 128 characters of A-Z a-z 0-9 . _ : @ -");
    }
    return new PlayerId(id.textValue());
  }

  /** The one the path names. */
  public static PlayerId inPath(Context request) {
    String text = request.pathParam("player_id");
    if (!PlayerId.isValid(text)) {
      throw unknown();
    }
    return new PlayerId(text);
  }

  /** That nobody registered with that id. */
  public static Refusal unknown() {
    return Refusal.notFound(
        "unknown_player", "There is no such player; POST /players/register makes one.");
  }
}
