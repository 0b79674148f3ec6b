package games.kickoff.operator.outage;

import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.core.term.StaleFence;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/**
 * Why a piece of work could not be finished. The kinds are those that must be handled differently.
 */
public sealed interface Setback {

  int TOO_MANY_REQUESTS = 429;

  /** The exception that was thrown. */
  RuntimeException why();

  /** A newer leader has written: this process must not act any more. */
  record TermOver(StaleFence why) implements Setback {}

  /**
   * A cause that is not specific to the object at hand: all work fails because of it until it is
   * over.
   */
  sealed interface Outage extends Setback {}

  /** Redis has lost data; the audit refills it. */
  record Refilling(Rebuilding why) implements Outage {}

  /** A store does not answer. */
  record StoreAway(StoreUnavailable why) implements Outage {}

  /** The API server does not answer or is overloaded, or the operator lacks permission. */
  record ApiAway(KubernetesClientException why) implements Outage {
    public boolean isForbidden() {
      return why.getCode() == HttpURLConnection.HTTP_FORBIDDEN;
    }
  }

  /** A write was based on a stale cache; the decision must be made again from the current state. */
  record CacheBehind(KubernetesClientException why) implements Setback {}

  /** The API server rejects this object. */
  record Refused(KubernetesClientException why) implements Setback {}

  /** Anything else: a failure specific to the object, or a bug. */
  record Failure(RuntimeException why) implements Setback {}

  /** Classifies an exception. */
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
