package games.kickoff.operator.outage;

import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.core.term.StaleFence;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** What kept somebody from finishing a piece of work, as far as what follows from it differs. */
public sealed interface Setback {

  int TOO_MANY_REQUESTS = 429;

  /** What was thrown. */
  RuntimeException why();

  /** A newer leader has written: this process must not act any more. */
  record TermOver(StaleFence why) implements Setback {}

  /** Nothing about the object at hand: all work fails by it, and it gets better by waiting. */
  sealed interface Outage extends Setback {}

  /** Redis has lost data, and is filled again by the audit. */
  record Refilling(Rebuilding why) implements Outage {}

  /** A store does not answer. */
  record StoreAway(StoreUnavailable why) implements Outage {}

  /** The API server, or our right to use it, is what fails. */
  record ApiAway(KubernetesClientException why) implements Outage {
    public boolean isForbidden() {
      return why.getCode() == HttpURLConnection.HTTP_FORBIDDEN;
    }
  }

  /** A write was decided on a cache that is behind; what is there now asks for another decision. */
  record CacheBehind(KubernetesClientException why) implements Setback {}

  /** The API server answers no about this object. */
  record Refused(KubernetesClientException why) implements Setback {}

  /** Anything else: a failure of the object's own, or a mistake of ours. */
  record Failure(RuntimeException why) implements Setback {}

  /** Reads what was thrown. */
  static Setback of(RuntimeException e) {
    return switch (e) {
      case StaleFence stale -> new TermOver(stale);
      case Rebuilding lost -> new Refilling(lost);
      case StoreUnavailable away -> new StoreAway(away);
      case KubernetesClientException answer -> of(answer);
      default -> new Failure(e);
    };
  }

  private static Setback of(KubernetesClientException e) {
    int code = e.getCode();
    if (code == HttpURLConnection.HTTP_CONFLICT) {
      return new CacheBehind(e);
    }
    boolean away =
        code < 400
            || code >= 500
            || code == HttpURLConnection.HTTP_UNAUTHORIZED
            || code == HttpURLConnection.HTTP_FORBIDDEN
            || code == HttpURLConnection.HTTP_CLIENT_TIMEOUT
            || code == TOO_MANY_REQUESTS;
    return away ? new ApiAway(e) : new Refused(e);
  }
}
