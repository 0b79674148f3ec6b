package games.kickoff.operator.audit;

import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.core.term.StaleFence;
import games.kickoff.operator.outage.OutageWaits;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that fails for its own reasons harms nothing else (invariant 15), and is tried again by
 * the next run. An outage fails everything: the run is tried again as a whole.
 */
final class Guard {

  private static final Logger log = LoggerFactory.getLogger(Guard.class);

  private Guard() {}

  static void run(String what, Runnable work) {
    try {
      work.run();
    } catch (StoreUnavailable | StaleFence | Rebuilding e) {
      throw e;
    } catch (KubernetesClientException e) {
      if (OutageWaits.isOutage(e) && e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
        throw e;
      }
      log.warn("Audit: could not {}: {}", what, e.getMessage());
    } catch (RuntimeException e) {
      log.warn("Audit: could not {}", what, e);
    }
  }
}
