package games.kickoff.operator.queue;

import games.kickoff.core.match.Lineup;
import games.kickoff.core.match.MatchId;
import games.kickoff.operator.outage.Outages;
import games.kickoff.operator.session.GameSession;
import games.kickoff.operator.session.SessionMatch;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** Creates the GameSession of a claimed match. */
final class SessionCreator {

  /** What a create came to. */
  sealed interface Result {
    /** The session exists. */
    record Created() implements Result {}

    /**
     * The session doesn't exist.
     *
     * @param isFinal the API server does not take it, and would not later
     */
    record Refused(String why, boolean isFinal) implements Result {}

    /** Nobody can say whether the session exists: the claim stays, and the audit settles it. */
    record Unknown(String why) implements Result {}
  }

  private final KubernetesClient client;

  SessionCreator(KubernetesClient client) {
    this.client = client;
  }

  Result create(MatchId match, QueueRules rules, Lineup lineup) {
    GameSession session = SessionMatch.newSession(match, rules, lineup.teams(), lineup.why());
    try {
      client.resource(session).create();
      return new Result.Created();
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        return new Result.Created(); // by an earlier try whose answer was lost
      }
      String why = String.valueOf(e.getMessage());
      if (isAboutUs(e)) {
        return new Result.Refused(why, false);
      }
      boolean denied = e.getCode() == HttpURLConnection.HTTP_FORBIDDEN; // by an admission webhook
      return denied || !Outages.isOutage(e)
          ? new Result.Refused(why, true)
          : askAfterwards(session, why);
    }
  }

  /** Our rights, a quota, a namespace that is gone: any other match would be refused, too. */
  private static boolean isAboutUs(KubernetesClientException e) {
    String why = String.valueOf(e.getMessage());
    return e.getCode() == HttpURLConnection.HTTP_UNAUTHORIZED
        || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND
        || e.getCode() == HttpURLConnection.HTTP_FORBIDDEN
            && (why.contains("exceeded quota") || why.contains("cannot create"));
  }

  /** The create may have gone through although its answer was lost. */
  private Result askAfterwards(GameSession session, String why) {
    try {
      boolean there = client.resource(session).get() != null;
      // A create still under way finds its claim gone, and its session never starts.
      return there ? new Result.Created() : new Result.Refused(why, false);
    } catch (KubernetesClientException e) {
      return new Result.Unknown(why);
    }
  }
}
