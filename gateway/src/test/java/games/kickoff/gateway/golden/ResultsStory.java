package games.kickoff.gateway.golden;

import static org.awaitility.Awaitility.await;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.Ulid;
import games.kickoff.core.match.MatchStatus;
import games.kickoff.core.match.Outcome;
import games.kickoff.gateway.fake.FakeRealm;
import java.time.Instant;

/** Exchanges about recorded matches and their results. */
final class ResultsStory {

  private static final String UNKNOWN = "/matchmaking/match/01arz3ndektsv4rrffq69g5fav";
  private static final String LATEST = "/matchmaking/matches/latest";

  private ResultsStory() {}

  static void tell(FakeRealm realm, Exchanges calls) {
    String match = plays(realm, "eu", Outcome.COMPLETED, false, "ann bob", "cat dan");
    calls.get("a match that was played", match);
    String result = match + "/result";
    calls.post("a result of other teams", result, "{\"ranks\":[0,1,2]}");
    calls.post("its result", result, "{\"winner\":\"teamB\"}");
    calls.post("the same again, as ranks", result, "{\"ranks\":[7,3]}");
    calls.post("another one", result, "{\"winner\":\"draw\"}");
    calls.get("a match with its result", match);
    String running = plays(realm, "eu", MatchStatus.RUNNING, true, "eve", "fay");
    calls.get("a match that runs", running);
    calls.post("its result, which ends it", running + "/result", "{\"ranks\":[0,0]}");
    calls.post("no JSON", result, "{");
    calls.post("no result", result, "{}");
    String failed = plays(realm, "eu", Outcome.ABANDONED, false, "gus", "hal");
    calls.post("a match that was not played", failed + "/result", "{\"winner\":\"teamA\"}");
    String alone = plays(realm, "us", Outcome.COMPLETED, false, "ivy joe");
    calls.post("a match of one team", alone + "/result", "{\"winner\":\"teamA\"}");
    calls.get("a match that is not there", UNKNOWN);
    calls.post("a match that is not there", UNKNOWN + "/result", "{\"winner\":\"teamA\"}");

    calls.get("the latest of a region", LATEST + "?region=us");
    String next = calls.get("a page of them", LATEST + "?limit=1").text("next");
    calls.get("the next page", LATEST + "?limit=1&cursor=" + next);
    calls.get("a limit that can't be", LATEST + "?limit=101");
    calls.get("a cursor that is none", LATEST + "?cursor=x");
    calls.get("a region that can't be", LATEST + "?region=");
  }

  /**
   * Records a match and returns its path. It waits for the next millisecond, because the latest
   * matches are ordered by their ids, which are ordered by their milliseconds only.
   */
  private static String plays(
      FakeRealm realm, String region, MatchStatus status, boolean endedByResult, String... teams) {
    MatchId match = realm.database.plays(region, status, endedByResult, teams);
    Instant then = Ulid.timeOf(match.value());
    await().until(() -> Instant.now().isAfter(then.plusMillis(1)));
    return "/matchmaking/match/" + match;
  }
}
