package games.kickoff.operator.matching;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.match.Lineup;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.rules.QueueRules;
import games.kickoff.operator.server.NotCreated;
import games.kickoff.operator.session.SessionMatch;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;

/** Creates the GameSession of a claimed match. */
final class SessionCreator {

  /**
   * How often a create that conflicts with other writes is tried; before each retry it is checked
   * whether the session exists.
   */
  private static final int TRIES = 3;

  /** The outcome of a create. */
  sealed interface Result {
    /** The session exists. */
    record Created() implements Result {}

    /**
     * The session doesn't exist.
     *
     * @param isFinal whether the API server rejects this session, and would do so again
     */
    record Refused(Trouble why, boolean isFinal) implements Result {}

    /** It is unknown whether the session exists: the claim is kept, and the audit settles it. */
    record Unknown(Trouble why) implements Result {}
  }

  private final KubernetesClient client;

  SessionCreator(KubernetesClient client) {
    this.client = client;
  }

  Result create(MatchId match, Instant formedAt, QueueRules rules, Lineup lineup) {
    return create(
        SessionMatch.newSession(match, formedAt, rules, lineup.teams(), lineup.why()), TRIES);
  }

  private Result create(GameSession session, int tries) {
    try {
      client.resource(session).create();
      return new Result.Created();
    } catch (KubernetesClientException e) {
      return switch (NotCreated.of(e)) {
        case NotCreated.AlreadyExists there ->
            new Result.Created(); // created by an earlier try whose answer was lost
        case NotCreated.NoRoom full -> new Result.Refused(Trouble.noRoom(full.why()), false);
        case NotCreated.NotAllowed no -> new Result.Refused(Trouble.notCreated(no.why()), false);
        case NotCreated.Refused no -> new Result.Refused(Trouble.notCreated(no.why()), true);
        case NotCreated.Clashed clash -> afterClash(session, clash.why(), tries - 1);
        case NotCreated.Unanswered lost -> askAfterwards(session, lost.why());
      };
    }
  }

  private Result afterClash(GameSession session, String why, int triesLeft) {
    Result there = askAfterwards(session, why);
    return there instanceof Result.Refused && triesLeft > 0 ? create(session, triesLeft) : there;
  }

  /**
   * Checks whether the session exists, since the create may have succeeded although its answer was
   * lost.
   */
  private Result askAfterwards(GameSession session, String why) {
    try {
      boolean there = client.resource(session).get() != null;
      // If the create is still in flight, its session will find the claim gone and never start.
      return there ? new Result.Created() : new Result.Refused(Trouble.notCreated(why), false);
    } catch (KubernetesClientException e) {
      return new Result.Unknown(Trouble.notCreated(why));
    }
  }
}
