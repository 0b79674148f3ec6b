package games.kickoff.gateway.golden;

import static games.kickoff.gateway.fake.FakeRealm.QUEUE;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.Blocked;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.Ladders;

/** Exchanges with the tickets API. */
final class TicketsStory {

  private static final String JOIN = "/v1/queues/default/default/tickets";
  private static final String NOBODYS = "01arz3ndektsv4rrffq69g5fav";
  private static final QueueKey CLOSED = new QueueKey("default", "closed");

  private TicketsStory() {}

  static void tell(FakeRealm realm, Exchanges calls) {
    realm.publish(Ladders.rated("eu"));
    realm.publish(FakeRealm.queue(CLOSED, 1, true));
    calls.get("the queues there are", "/v1/queues");
    calls.get("the description", "/v1/openapi.yaml");
    joins(realm, calls);
    looks(realm, calls);
    cancels(realm, calls);
  }

  private static void joins(FakeRealm realm, Exchanges calls) {
    String party = "{\"players\":[\"bob\",\"ann\"]}";
    calls.post("a party joins", JOIN, party);
    calls.post("it joins again", JOIN, party);
    calls.post(
        "a player joins with attributes and with what nobody asks for",
        JOIN,
        "{\"players\":[\"cat\"],\"attributes\":{\"rating\":1500,\"latency\":{\"eu\":20.5}},\"x\":[1]}");
    calls.post("a player of the party alone", JOIN, "{\"players\":[\"ann\"]}");
    realm.start(realm.waiting(QUEUE, "dan", "eve").id());
    calls.post("a party whose match is live", JOIN, "{\"players\":[\"dan\",\"eve\"]}");
    calls.post("a player of it alone", JOIN, "{\"players\":[\"dan\"]}");
    calls.post(
        "a queue that takes no joins",
        "/v1/queues/default/closed/tickets",
        "{\"players\":[\"fay\"]}");
    calls.post(
        "a queue that is not there",
        "/v1/queues/default/nowhere/tickets",
        "{\"players\":[\"fay\"]}");
    calls.post("no JSON", JOIN, "{\"players\":");
    calls.post("no object", JOIN, "[]");
    calls.post("nobody", JOIN, "{\"players\":[]}");
    calls.post("a player twice", JOIN, "{\"players\":[\"fay\",\"fay\"]}");
    calls.post("an id that can't be", JOIN, "{\"players\":[\"f y\"]}");
    calls.post("more than a team has", JOIN, "{\"players\":[\"fay\",\"gus\",\"hal\"]}");
    calls.post(
        "an attribute that is no number",
        JOIN,
        "{\"players\":[\"fay\"],\"attributes\":{\"mode\":\"duel\"}}");
    calls.post("party tokens that are none", JOIN, "{\"players\":[\"fay\"],\"party_tokens\":[7]}");
  }

  private static void looks(FakeRealm realm, Exchanges calls) {
    TicketId ticket = realm.waiting(QUEUE, "ivy").id();
    String path = "/v1/tickets/" + ticket;
    calls.get("a ticket that waits", path);
    realm.block(ticket, Blocked.By.TOO_FEW_PLAYERS);
    calls.get("one that waits for players", path);
    MatchId match = realm.claim(ticket);
    calls.get("one that is claimed, asked for by the rev before", path + "?wait=20s&rev=1");
    calls.get("its match", "/v1/matches/" + match);
    realm.assign(match);
    calls.get("one that is assigned", path);
    calls.get("its match", "/v1/matches/" + match);
    calls.get("what its player has", "/v1/players/ivy/ticket");
    calls.get("what he has there", "/v1/players/ivy/ticket?queue=default/default");
    realm.end(match);
    calls.get("one that ended", path);
    calls.get("its match", "/v1/matches/" + match);
    calls.get("a wait that can't be", path + "?wait=61s");
    calls.get("a rev that can't be", path + "?wait=1s&rev=x");
    calls.get("a ticket that is not there", "/v1/tickets/" + NOBODYS);
    calls.get("a match that is not there", "/v1/matches/" + NOBODYS);
    calls.get("somebody who has none", "/v1/players/nobody/ticket");
    calls.get("nor has one there", "/v1/players/nobody/ticket?queue=default/default");
    calls.get("a player who can't be", "/v1/players/a%20b/ticket");
    calls.get("a queue that can't be", "/v1/players/ivy/ticket?queue=x");
  }

  private static void cancels(FakeRealm realm, Exchanges calls) {
    String waiting = "/v1/tickets/" + realm.waiting(QUEUE, "joe").id();
    calls.delete("a ticket that waits is cancelled", waiting);
    calls.delete("and again", waiting);
    TicketId late = realm.waiting(QUEUE, "kim").id();
    realm.claim(late);
    calls.delete("one that is claimed", "/v1/tickets/" + late);
    TicketId over = realm.waiting(QUEUE, "lee").id();
    realm.finish(over, TicketState.EXPIRED, "not_asked_for");
    calls.delete("one that is over", "/v1/tickets/" + over);
    calls.delete("one that is not there", "/v1/tickets/" + NOBODYS);
  }
}
