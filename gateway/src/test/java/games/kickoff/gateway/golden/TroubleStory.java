package games.kickoff.gateway.golden;

import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.store.RedisFull;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.Ladders;
import games.kickoff.gateway.serving.admission.Overloaded;
import java.util.function.Supplier;

/** Errors that can occur on any route: in the stores, in the gateway, and in the HTTP it gets. */
final class TroubleStory {

  private static final RuntimeException CAUSE = new RuntimeException("a golden test's");

  private TroubleStory() {}

  static void tell(FakeRealm realm, Exchanges calls) {
    realm.publish(Ladders.rated("eu"));
    realm.publish(
        FakeRealm.queue(new QueueKey("default", "arena"), 1, false)
            .in(Ladders.rules("arena", LadderRules.RatingModel.PLACKETT_LUCE)));
    calls.get("a board where there are two", "/players/leaderboard");
    calls.get("a place where there are two", "/players/player/nobody/rank");
    http(calls);
    stores(realm, calls);
  }

  private static void stores(FakeRealm realm, Exchanges calls) {
    fails(realm, calls, "Redis is away", () -> new StoreUnavailable("gone", CAUSE));
    fails(realm, calls, "live matches are being put back", Rebuilding::new);
    fails(realm, calls, "Redis is full", () -> new RedisFull("full", CAUSE));
    fails(realm, calls, "too many are inside the stores", Overloaded::new);
    fails(
        realm,
        calls,
        "something is broken here",
        () -> new IllegalStateException("a golden test's"));
    realm.forgetEverything();
    calls.get("the health of an empty Redis", "/health");
    realm.fill();
    calls.get("the health of a full one", "/health");
  }

  private static void fails(
      FakeRealm realm, Exchanges calls, String what, Supplier<RuntimeException> failure) {
    realm.beforeEachCall(() -> {
      throw failure.get();
    });
    calls.post(what, "/match/join", "{\"player_id\":\"ann\"}");
    calls.post(what + ", in plain text", "/matchmaking/join", "{\"id\":\"ann\"}");
    realm.heal();
  }

  private static void http(Exchanges calls) {
    calls.get("a route that is not there", "/nowhere");
    calls.get("a method that is not there", "/match/join");
    String host = " HTTP/1.1\r\nhost: x\r\n";
    calls.raw(
        "a URL that is too long", "GET /xxx… HTTP/1.1", "GET /" + "x".repeat(9000) + host + "\r\n");
    calls.raw(
        "a header that is too long",
        "GET /health HTTP/1.1",
        "GET /health" + host + "x: " + "x".repeat(9000) + "\r\n\r\n");
    calls.raw("no host", "GET /health HTTP/1.1", "GET /health HTTP/1.1\r\n\r\n");
    calls.raw("another HTTP", "GET /health HTTP/3.0", "GET /health HTTP/3.0\r\nhost: x\r\n\r\n");
    calls.raw("HEAD of a GET", "HEAD /health HTTP/1.1", "HEAD /health" + host + "\r\n");
    String half = "POST /match/join" + host + "content-length: 100\r\n\r\n{";
    calls.raw("a body that ends too soon", "POST /match/join HTTP/1.1", half);
    calls.unfinished("a body that stops coming", "POST /match/join HTTP/1.1", half);
  }
}
