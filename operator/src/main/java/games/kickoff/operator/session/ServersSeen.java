package games.kickoff.operator.session;

import java.util.Optional;

/**
 * The observed state of a queue's servers.
 *
 * @param playing sessions being played
 * @param withoutNode sessions whose pod no node takes
 * @param noNode why, for one of them; empty when there is none
 * @param noQuota why a quota leaves no room for its pods; empty: it does not
 * @param refusal why the API server refuses its pods; empty: it does not, as far as is known
 */
public record ServersSeen(
    int playing,
    int withoutNode,
    String noNode,
    Optional<String> noQuota,
    Optional<String> refusal) {

  /** Nothing was observed. */
  public static final ServersSeen NOTHING =
      new ServersSeen(0, 0, "", Optional.empty(), Optional.empty());
}
