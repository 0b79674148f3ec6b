package games.kickoff.gateway.golden;

import static games.kickoff.gateway.fake.FakeRealm.QUEUE;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.ticket.Blocked;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.gateway.fake.FakeRealm;

/** Exchanges with the matchmaking routes whose errors are plain text. */
final class MatchmakingStory {

  private static final String NOBODYS = "01arz3ndektsv4rrffq69g5fav";

  private MatchmakingStory() {}

  static void tell(FakeRealm realm, Exchanges calls) {
    calls.post("a search", "/matchmaking/join", "{\"id\":\"ann\"}");
    calls.post("the same again", "/matchmaking/join", "{\"id\":\"ann\"}");
    TicketId ticket = realm.waiting(QUEUE, "bob").id();
    String status = "/matchmaking/status?ticketId=" + ticket;
    calls.get("searching", status);
    realm.block(ticket, Blocked.By.WINDOW);
    calls.get("searching, in a window that is too narrow", status);
    MatchId match = realm.claim(ticket);
    calls.delete("a match has it", "/matchmaking/cancel?ticketId=" + ticket);
    realm.assign(match);
    calls.get("matched", status);
    calls.post("matched, when joining", "/matchmaking/join", "{\"id\":\"bob\"}");

    TicketId failed = realm.waiting(QUEUE, "cat").id();
    realm.finish(failed, TicketState.FAILED, "ReadyTimeout");
    calls.get("a search that failed", "/matchmaking/status?ticketId=" + failed);
    calls.delete("it is over", "/matchmaking/cancel?ticketId=" + failed);
    String cancel = "/matchmaking/cancel?ticketId=" + realm.waiting(QUEUE, "dan").id();
    calls.delete("a search is cancelled", cancel);
    calls.delete("and again", cancel);

    realm.waiting(QUEUE, "eve", "fay");
    calls.post("somebody who waits in a party", "/matchmaking/join", "{\"id\":\"eve\"}");
    calls.post("no JSON", "/matchmaking/join", "{");
    calls.post("no id", "/matchmaking/join", "{}");
    calls.get("no ticket named", "/matchmaking/status");
    calls.delete("no ticket named", "/matchmaking/cancel");
    calls.get("a ticket that is not there", "/matchmaking/status?ticketId=" + NOBODYS);
    calls.delete("a ticket that is not there", "/matchmaking/cancel?ticketId=" + NOBODYS);
    calls.get("a route that is not there", "/matchmaking/elsewhere");
    calls.get("a method that is not there", "/matchmaking/join");
    realm.publish(FakeRealm.queue(QUEUE, 2, true));
    calls.post("a queue that takes no joins", "/matchmaking/join", "{\"id\":\"gus\"}");
    realm.withdrawQueue();
    calls.post("a queue that is not there", "/matchmaking/join", "{\"id\":\"gus\"}");
  }
}
