package games.kickoff.core.reason;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a match ended. This is no enum, because the set of reasons is open: one that only a newer
 * version of Kickoff knows is read, too, and keeps its word.
 */
public final class EndReason extends Reason {

  private static final Map<String, EndReason> KNOWN = new LinkedHashMap<>();

  // Played.
  public static final EndReason STOPPED = known("Stopped", "the server stopped");
  public static final EndReason RESULT_REPORTED =
      known("ResultReported", "its result was reported, which ends a match of its queue");
  public static final EndReason TIME_LIMIT = known("TimeLimit", "it reached its maxDuration");

  // Ended early, after its players were assigned.
  public static final EndReason SERVER_CRASHED =
      known("ServerCrashed", "a non-zero exit after it was ready");
  public static final EndReason SERVER_LOST =
      known("ServerLost", "its pod was gone for lostGrace, or failed with its node");
  public static final EndReason DISRUPTED =
      known("Disrupted", "its pod was evicted or preempted, or its node shut down");
  public static final EndReason POD_DELETED = known("PodDeleted", "somebody deleted its pod");
  public static final EndReason CANCELLED = known("Cancelled", "its GameSession was deleted");
  public static final EndReason ENDED =
      known("Ended", "it had ended, but Redis had lost that and the reason");

  // Never started.
  public static final EndReason SESSION_NOT_CREATED =
      known("SessionNotCreated", "the API server took no GameSession for it");
  public static final EndReason QUEUE_DELETED =
      known("QueueDeleted", "its queue was deleted before it had a server");
  public static final EndReason POD_REFUSED =
      known("PodRefused", "the API server refuses its pod for good");
  public static final EndReason NO_ROOM =
      known("NoRoom", "no node, or no quota, had room for its pod for 5 minutes");
  public static final EndReason READY_TIMEOUT =
      known("ReadyTimeout", "no pod was ready in readyTimeout");
  public static final EndReason START_FAILED =
      known("StartFailed", "the container ended before it was ready");
  public static final EndReason PLAYER_BUSY =
      known("PlayerBusy", "a player turned out to be in another live match");
  public static final EndReason CLAIM_GONE =
      known("ClaimGone", "its tickets were no longer claimed by it");
  public static final EndReason RECORD_ENDED =
      known("RecordEnded", "it was recorded as over before it began");
  public static final EndReason OPERATOR_ERROR =
      known("OperatorError", "reconciling it failed five times, for a reason that is no outage");

  private EndReason(String word, String sentence) {
    super(word, sentence);
  }

  private static EndReason known(String word, String sentence) {
    EndReason reason = new EndReason(word, sentence);
    KNOWN.put(word, reason);
    return reason;
  }

  /** All reasons that this version of Kickoff writes; those of played matches come first. */
  public static Collection<EndReason> known() {
    return Collections.unmodifiableCollection(KNOWN.values());
  }

  /** Reads a word. An unknown word becomes a reason without a sentence. */
  public static EndReason read(String word) {
    EndReason known = KNOWN.get(word);
    return known == null ? new EndReason(word, "") : known;
  }

  /** Reads a word that may be missing, which is null or empty. */
  public static Optional<EndReason> find(@Nullable String word) {
    return word == null || word.isEmpty() ? Optional.empty() : Optional.of(read(word));
  }
}
