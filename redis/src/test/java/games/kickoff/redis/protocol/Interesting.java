package games.kickoff.redis.protocol;

import java.util.List;
import java.util.stream.Stream;

/** What must have happened in a run of plays, as the run would show too little otherwise. */
final class Interesting {

  /** Steps, each with the code of an answer. */
  static final List<String> ANSWERS =
      """
        Join: created existing in_match in_other_ticket unknown_queue paused rebuilding
        Cancel: cancelled claimed over unknown rebuilding
        Ask: ticket unknown rebuilding
        ClaimOldest: claimed stale
        Claim: claimed refused unknown_queue rebuilding stale
        ClaimAgain: claimed refused stale
        Confirm: ours assigned gone rebuilding stale
        Requeue: ours assigned gone rebuilding stale
        Assign: ours gone rebuilding stale
        Fail: ours gone rebuilding stale
        End: ours gone rebuilding stale
        Expire: some none stale
        Publish: done stale
        Withdraw: done left stale
        Lose: done
        Restore: done stale
        Open: done stale
        FlushScripts: done
      """
          .lines()
          .map(line -> line.strip().split(": "))
          .flatMap(step -> Stream.of(step[1].split(" ")).map(code -> step[0] + " " + code))
          .toList();

  /** Changes of tickets' states, each with its reason. */
  static final List<String> MOVES =
      """
        WAITING → CLAIMED
        CLAIMED → ASSIGNED
        ASSIGNED → ENDED Stopped
        ASSIGNED → ENDED ReadyTimeout
        CLAIMED → WAITING ReadyTimeout
        CLAIMED → WAITING SessionNotCreated
        CLAIMED → WAITING Stopped
        CLAIMED → FAILED ReadyTimeout
        CLAIMED → FAILED queue_deleted
        CLAIMED → CANCELLED in_match
        CLAIMED → CANCELLED cancelled
        WAITING → CANCELLED cancelled
        WAITING → CANCELLED matched_elsewhere
        WAITING → EXPIRED not_asked_for
        WAITING → FAILED queue_deleted
      """
          .lines()
          .map(String::strip)
          .toList();

  private Interesting() {}
}
