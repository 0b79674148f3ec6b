package games.kickoff.core.reason;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a ticket is in its state: either what happened to the ticket itself, with a word like {@code
 * queue_deleted} that the scripts in Redis write, or why its match ended, with the {@link
 * EndReason}'s word. The set is open, as that of {@link EndReason} is.
 */
public final class TicketReason extends Reason {

  private static final Map<String, TicketReason> KNOWN = new LinkedHashMap<>();

  public static final TicketReason CANCELLED = known("cancelled", "its player took it back");
  public static final TicketReason MATCHED_ELSEWHERE =
      known("matched_elsewhere", "another ticket of one of its players was matched");
  public static final TicketReason IN_MATCH =
      known("in_match", "one of its players turned out to be in a live match");
  public static final TicketReason NOT_ASKED_FOR =
      known("not_asked_for", "no client asked for it within ticketTtl");
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

  /** The reasons that are not a match's, which the scripts of this version of Kickoff write. */
  public static Collection<TicketReason> known() {
    return Collections.unmodifiableCollection(KNOWN.values());
  }

  /**
   * The reason of a ticket whose match ended for this reason. A deleted queue is the one of these
   * reasons for which tickets have a word of their own (ADR 14).
   */
  public static TicketReason of(EndReason match) {
    return match.equals(EndReason.QUEUE_DELETED)
        ? QUEUE_DELETED
        : new TicketReason(match.word(), match.sentence());
  }

  /** Reads a word of either kind. An unknown word becomes a reason without a sentence. */
  public static TicketReason read(String word) {
    TicketReason known = KNOWN.get(word);
    return known == null ? of(EndReason.read(word)) : known;
  }

  /** Reads a word that may be missing, which is null or empty. */
  public static Optional<TicketReason> find(@Nullable String word) {
    return word == null || word.isEmpty() ? Optional.empty() : Optional.of(read(word));
  }
}
