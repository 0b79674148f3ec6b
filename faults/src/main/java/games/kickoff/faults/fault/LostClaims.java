package games.kickoff.faults.fault;

import games.kickoff.core.claim.MatchView;
import games.kickoff.core.reason.EndReason;
import games.kickoff.faults.rig.Realm;
import games.kickoff.redis.claim.RedisMatches;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.connection.Script;
import java.util.List;
import redis.clients.jedis.Jedis;

/**
 * Gives back the claims of all matches that are not assigned, behind the leader's back and without
 * ending their records: what is left when Redis fails over and loses a claim, and its leader has
 * confirmed that claim just before.
 */
final class LostClaims {

  private static final int DIGITS = 16;

  private final Realm realm;

  LostClaims(Scene scene) {
    this.realm = scene.realm();
  }

  void giveBack() {
    try (RealmRedis redis = RealmRedis.connect(realm.redis().settings(realm.name()))) {
      for (MatchView match : new RedisMatches(redis).allLive().matches()) {
        if (match.state() != MatchView.State.ASSIGNED) {
          redis.run(
              Script.REQUEUE,
              List.of(stamp(), match.id().value(), EndReason.CLAIM_GONE.word(), "uncounted"));
        }
      }
    }
  }

  /** The leader's fence with a number that Redis has seen, so that no write seems to be missing. */
  private String stamp() {
    try (Jedis jedis = realm.rig().bareRedis()) {
      String seen = jedis.get("kickoff:{" + realm.name() + "}:fence");
      return seen.substring(0, DIGITS) + "0".repeat(DIGITS) + seen.substring(DIGITS, 2 * DIGITS);
    }
  }
}
