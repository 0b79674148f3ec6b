package games.kickoff.gateway.golden;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.Ladders;

/** Exchanges of registered players who queue for a region. */
final class RegionsStory {

  private static final String QUEUE = "/matchmaking/queue";

  private RegionsStory() {}

  static void tell(FakeRealm realm, Exchanges calls) {
    QueueKey casual = new QueueKey("default", "casual");
    realm.publish(Ladders.rated("eu"));
    realm.publish(Ladders.labelled(casual, "us"));
    PlayerId player = realm.database.registered("somebody");
    realm.database.rate(player, 31.5, 2.5, "eu");
    String his = QUEUE + "/" + player;

    calls.post("a player queues with his rating on board", QUEUE, wish(player, "eu"));
    calls.post("and again", QUEUE, wish(player, "eu"));
    calls.get("he is queued", his);
    MatchId match = realm.claim(realm.ofPlayer(player).getFirst().id());
    calls.delete("too late to leave", his);
    realm.assign(match);
    calls.get("he is matched", his);
    calls.post("he is matched, when queueing", QUEUE, wish(player, "eu"));
    realm.end(match);
    calls.post("he queues where there is no ladder", QUEUE, wish(player, "us"));
    calls.delete("he leaves", his);
    calls.delete("he has left", his);
    calls.get("he is not queued", his);

    calls.post("no JSON", QUEUE, "{");
    calls.post("no player", QUEUE, "{\"region\":\"eu\"}");
    calls.post("no region", QUEUE, "{\"player_id\":\"%s\"}".formatted(player));
    calls.post("a region that is not there", QUEUE, wish(player, "mars"));
    calls.post("somebody who is not registered", QUEUE, wish(new PlayerId("nobody"), "eu"));
    calls.get("somebody who can't be", QUEUE + "/a%20b");
    calls.delete("somebody who can't be", QUEUE + "/a%20b");
    realm.waiting(Ladders.RANKED, player.value(), "friend");
    calls.post("he waits in a party", QUEUE, wish(player, "eu"));
    PlayerId late = realm.database.registered("somebody else");
    realm.publish(closed(casual));
    calls.post("a queue that takes no joins", QUEUE, wish(late, "us"));
  }

  private static PublishedQueue closed(QueueKey key) {
    return PublishedQueue.of(key, 2, 2).region("us").paused(true).refuseJoins(true).build();
  }

  private static String wish(PlayerId player, String region) {
    return "{\"player_id\":\"%s\",\"region\":\"%s\"}".formatted(player, region);
  }
}
