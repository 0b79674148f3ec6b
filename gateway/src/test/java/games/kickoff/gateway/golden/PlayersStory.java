package games.kickoff.gateway.golden;

import games.kickoff.core.id.PlayerId;
import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.Ladders;
import games.kickoff.gateway.fake.TestGateway.Answer;
import games.kickoff.gateway.serving.auth.Credentials;

/** Exchanges about players, their tokens and ratings, with authentication on. */
final class PlayersStory {

  private static final String REGISTER = "/players/register";

  private PlayersStory() {}

  static void tell(FakeRealm realm, Exchanges calls) {
    realm.publish(Ladders.rated("eu"));
    Answer zoe = registers(calls);
    tokens(calls, zoe);
    boards(realm, calls);
  }

  private static Answer registers(Exchanges calls) {
    Answer zoe = calls.post("a player registers", REGISTER, "{\"username\":\"Zoë\"}");
    String name = "{\"username\":\"somebody\"}";
    calls.as("x-idempotency-key", "0b1f3c5e-7a91-4a3e-9d2b-52e7c1d40f11");
    calls.post("another one, with a key", REGISTER, name);
    calls.post("again, with the same key", REGISTER, name);
    calls.as("x-idempotency-key", "guessable");
    calls.post("a key that is no secret", REGISTER, name);
    calls.asAnybody();
    calls.post("a name that is taken", REGISTER, "{\"username\":\" ZOË \"}");
    calls.post("a name that can't be", REGISTER, "{\"username\":\"ab\"}");
    calls.post("no JSON", REGISTER, "{");

    calls.as("authorization", "Bearer " + zoe.text("access_token"));
    calls.get("himself", "/players/player/" + zoe.text("player_id"));
    calls.get("nobody", "/players/player/nobody");
    return zoe;
  }

  private static String refreshToken(Answer answer) {
    return "{\"refresh_token\":\"%s\"}".formatted(answer.text("refresh_token"));
  }

  private static void tokens(Exchanges calls, Answer zoe) {
    calls.as("authorization", "Bearer " + Credentials.token("ann"));
    calls.post("a fresh token", "/players/token", "");
    Answer consent =
        calls.post("consent to be queued by bob", "/players/party-token", "{\"leader\":\"bob\"}");
    calls.post("no leader", "/players/party-token", "{}");
    calls.post("no JSON", "/players/party-token", "{");
    calls.as("authorization", "Bearer " + zoe.text("access_token"));
    calls.post("a fresh token of a login", "/players/token", "{\"refresh\":true}");
    calls.as("x-api-key", Credentials.KEY);
    calls.post("a token for the backend", "/players/token", "{\"player_id\":\"cat\"}");
    calls.post("a player who can't be", "/players/token", "{\"player_id\":\"c t\"}");
    String login = "{\"player_id\":\"cat\",\"refresh\":true}";
    String first = refreshToken(calls.post("a login for the backend", "/players/token", login));
    calls.asAnybody();
    String second = refreshToken(calls.post("new tokens", "/players/token/refresh", first));
    calls.post("a token that was replaced", "/players/token/refresh", first);
    calls.post("the one that replaced it", "/players/token/refresh", second);
    calls.post("a token that is none", "/players/token/refresh", "{\"refresh_token\":\"x\"}");
    calls.post("the end of no login", "/players/token/revoke", second);
    calls.post("nobody's end", "/players/token/revoke", "{}");
    calls.post("the end of a token that is none", "/players/token/revoke", "{\"refresh_token\":1}");
    calls.as("x-api-key", Credentials.KEY);
    calls.post("another login", "/players/token", login);
    calls.post("the end of all", "/players/token/revoke", "{\"player_id\":\"cat\"}");
    calls.as("authorization", "Bearer " + zoe.text("access_token"));
    calls.post("the end of one's own", "/players/token/revoke", "{}");
    calls.post("a fresh token of a login that is over", "/players/token", "");
    calls.as("authorization", "Bearer " + Credentials.token("bob"));
    String join = "/v1/queues/default/default/tickets";
    calls.post("who did not agree is not queued", join, "{\"players\":[\"ann\",\"bob\"]}");
    String party =
        "{\"players\":[\"ann\",\"bob\"],\"party_tokens\":[\"%s\"]}"
            .formatted(consent.text("party_token"));
    Answer ticket = calls.post("who did is", join, party);
    calls.post("again", join, party);
    calls.delete("they leave", "/v1/tickets/" + ticket.text("id"));
    calls.post("and are not queued by the same token", join, party);
    calls.as("authorization", "Bearer x.y.z");
    calls.get("a token that is none", "/v1/queues");
  }

  private static void boards(FakeRealm realm, Exchanges calls) {
    realm.database.rate(new PlayerId("first"), 40, 2, "eu");
    realm.database.rate(new PlayerId("second"), 31.5, 2.5, "us");
    calls.as("x-api-key", Credentials.KEY);
    String board = "/players/leaderboard";
    String next = calls.get("a page of the board", board + "?limit=1").text("next");
    calls.get("the next", board + "?ladder=ranked&cursor=" + next);
    calls.get("that of a region", board + "?region=us");
    calls.get("a player's place", "/players/player/second/rank?ladder=ranked");
    calls.get("nobody's place", "/players/player/nobody/rank");
    calls.get("the place of somebody who can't be", "/players/player/a%20b/rank");
    calls.get("a limit that can't be", board + "?limit=0");
    calls.get("a cursor that is none", board + "?cursor=x");
    calls.get("a region that can't be", board + "?region=");
    calls.get("a ladder that can't be", board + "?ladder=No+Name");
    calls.get("a region that can't be", "/players/player/second/rank?region=");
  }
}
