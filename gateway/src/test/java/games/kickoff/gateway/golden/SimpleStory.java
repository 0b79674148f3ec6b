package games.kickoff.gateway.golden;

import static games.kickoff.gateway.fake.FakeRealm.QUEUE;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.gateway.fake.FakeRealm;

/** Exchanges with the simple API. */
final class SimpleStory {

  private static final String NOBODYS = "01arz3ndektsv4rrffq69g5fav";

  private SimpleStory() {}

  static void tell(FakeRealm realm, Exchanges calls) {
    calls.get("it serves", "/health");
    calls.post("a player joins", "/match/join", "{\"player_id\":\"ann\"}");
    calls.post("once more, under the other prefix", "/api/match/join", "{\"player_id\":\"ann\"}");
    calls.get("he waits", "/match/status?player_id=ann");
    calls.get("nobody has joined", "/api/match/status?player_id=bob");
    TicketId ticket = realm.waiting(QUEUE, "cat").id();
    MatchId match = realm.claim(ticket);
    calls.get("a session starts", "/sessions/active");
    realm.assign(match);
    calls.get("a match has begun", "/match/status?player_id=cat");
    calls.get("a session is played", "/sessions/active?limit=10");
    calls.post("it goes on", "/match/" + match + "/end", "");
    realm.end(match);
    calls.get("it has ended", "/match/status?player_id=cat");
    calls.post("it has ended", "/api/match/" + match + "/end", "");
    calls.get("no session", "/api/sessions/active");
    realm.finish(realm.waiting(QUEUE, "dan").id(), TicketState.FAILED, "StartFailed");
    calls.get("a ticket failed", "/match/status?player_id=dan");

    realm.waiting(QUEUE, "eve", "fay");
    calls.post("somebody who waits in a party", "/match/join", "{\"player_id\":\"eve\"}");
    calls.post("no JSON", "/match/join", "{");
    calls.post("no player", "/match/join", "{}");
    calls.get("no player", "/match/status");
    calls.get("a limit that can't be", "/sessions/active?limit=0");
    calls.post("a session that is not there", "/match/" + NOBODYS + "/end", "");
    calls.post("a ticket in its place", "/match/pending-" + NOBODYS + "/end", "");
    realm.publish(FakeRealm.queue(QUEUE, 2, true));
    calls.post("a queue that takes no joins", "/match/join", "{\"player_id\":\"gus\"}");
    realm.withdrawQueue();
    calls.post("a queue that is not there", "/match/join", "{\"player_id\":\"gus\"}");
    calls.get("it is not there", "/api/health");
  }
}
