package games.kickoff.gateway.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import games.kickoff.core.id.PlayerId;
import io.javalin.http.Context;

/** Reads the id of the player that a request is about. */
public final class RequestedPlayer {

  private RequestedPlayer() {}

  /**
   * The player that the body names.
   *
   * @throws Refusal 400 if it names none, or by an invalid id
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

  /**
   * The player that the path names.
   *
   * @throws Refusal 404 if the id is invalid: no player can have it
   */
  public static PlayerId inPath(Context request) {
    String text = request.pathParam("player_id");
    if (!PlayerId.isValid(text)) {
      throw unknown();
    }
    return new PlayerId(text);
  }

  /** The refusal for an id that no registered player has. */
  public static Refusal unknown() {
    return Refusal.notFound(
        "unknown_player", "There is no such player; POST /players/register makes one.");
  }
}
