package games.kickoff.core.reason;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a ticket stands where it does: what happened to the ticket itself, in a word like {@code
 * queue_deleted}, or why its match ended, in that {@link EndReason}'s word. Open, as {@link
 * EndReason} is. The words of the first kind are written by the scripts in Redis.
 */
public final class TicketReason extends Reason {

  private static final Map<String, TicketReason> KNOWN = new LinkedHashMap<>();

  public static final TicketReason CANCELLED = known("cancelled", "its player took it back");
  public static final TicketReason MATCHED_ELSEWHERE =
      known("matched_elsewhere", "another ticket of one of its players was matched");
  public static final TicketReason IN_MATCH =
      known("in_match", "one of its players turned out to be in a live match");
  public static final TicketReason NOT_ASKED_FOR =
      known("not_asked_for", "nobody asked for it in time");
  public static final TicketReason QUEUE_DELETED = known("queue_deleted", "its queue was deleted");
  public static final TicketReason MATCH_LOST =
      known("match_lost", "the match that had claimed it was lost, and it waits again");

  private TicketReason(String word, String sentence) {
    super(word, sentence);
  }

  private static TicketReason known(String word, String sentence) {
    TicketReason reason = new TicketReason(word, sentence);
    KNOWN.put(word, reason);
    return reason;
  }

  /** Those that are no end of a match, which this Kickoff's scripts write. */
  public static Collection<TicketReason> known() {
    return Collections.unmodifiableCollection(KNOWN.values());
  }

  /**
   * Its match ended so. A deleted queue is the one end that a ticket has a word of its own for (ADR
   * 14).
   */
  public static TicketReason of(EndReason match) {
    return match.equals(EndReason.QUEUE_DELETED)
        ? QUEUE_DELETED
        : new TicketReason(match.word(), match.sentence());
  }

  /** Reads a word of either kind; one that is not known stands for itself, without a sentence. */
  public static TicketReason read(String word) {
    TicketReason known = KNOWN.get(word);
    return known == null ? of(EndReason.read(word)) : known;
  }

  /** Reads a word that may be missing: null or empty. */
  public static Optional<TicketReason> find(@Nullable String word) {
    return word == null || word.isEmpty() ? Optional.empty() : Optional.of(read(word));
  }
}
