package games.kickoff.gateway.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.Tickets;
import games.kickoff.gateway.serving.http.JsonBody;
import games.kickoff.gateway.serving.http.Refusal;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The body of a join: the players of a party and their ticket's attributes.
 *
 * @param tokens the party tokens by which the members permit the caller to queue them
 */
record Party(List<PlayerId> players, Attributes attributes, List<String> tokens) {

  static Party inBody(Context request) {
    ObjectNode body = JsonBody.read(request);
    return new Party(
        players(body.path("players")),
        AttributesReader.read(body.path("attributes")),
        tokens(body.path("party_tokens")));
  }

  private static List<String> tokens(JsonNode node) {
    if (node.isMissingNode()) {
      return List.of();
    }
    boolean texts = node.isArray() && node.valueStream().allMatch(JsonNode::isTextual);
    if (!texts || node.size() > Tickets.MAX_PARTY) {
      throw Refusal.badRequest(
          "invalid_party_tokens", "Send party_tokens: a list of one for each other member.");
    }
    return node.valueStream().map(JsonNode::textValue).toList();
  }

  /** Does not contain the tokens, so that they are not logged. */
  @Override
  public String toString() {
    return players.toString();
  }

  private static List<PlayerId> players(JsonNode node) {
    if (!node.isArray() || node.isEmpty()) {
      throw Refusal.badRequest("invalid_players", "Send players: a list of one id or more.");
    }
    if (node.size() > Tickets.MAX_PARTY) {
      throw tooLarge(Tickets.MAX_PARTY);
    }
    List<PlayerId> players = new ArrayList<>(node.size());
    for (JsonNode id : node) {
      if (!id.isTextual() || !PlayerId.isValid(id.textValue())) {
        throw invalidPlayer();
      }
      players.add(new PlayerId(id.textValue()));
    }
    if (new HashSet<>(players).size() < players.size()) {
      throw Refusal.badRequest("invalid_players", "Send each player of the party once.");
    }
    return players;
  }

  static Refusal invalidPlayer() {
    return Refusal.badRequest(
        "invalid_player_id",
        "A player id is a text of 1 to 128 characters of A-Z a-z 0-9 . _ : @ -");
  }

  static Refusal tooLarge(int most) {
    return Refusal.badRequest(
            "party_too_large", "A party of this queue has at most " + most + " players.")
        .with("most", most);
  }
}
