package games.kickoff.operator.audit;

import games.kickoff.core.claim.LiveSession;
import games.kickoff.core.claim.RealmRefill;
import games.kickoff.core.queue.QueuePublication;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.outage.Setback;
import games.kickoff.operator.rules.InvalidQueue;
import games.kickoff.operator.rules.QueueRules;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts queues and live matches back into a Redis that came back empty, or older than what it had
 * acknowledged; only then are joins and claims let in.
 */
final class Refill {

  private static final Logger log = LoggerFactory.getLogger(Refill.class);

  private final QueuePublication publication;
  private final RealmRefill realm;
  private final Progress progress;

  Refill(Audit.Stores stores, Progress progress) {
    this.publication = stores.publication();
    this.realm = stores.refill();
    this.progress = progress;
  }

  void run(List<MatchQueue> queues, List<GameSession> sessions) {
    log.warn("Redis has lost data: putting {} queues and live matches back", queues.size());
    for (MatchQueue queue : queues) {
      progress.step();
      try {
        publication.publish(QueueRules.of(queue).published());
      } catch (InvalidQueue e) {
        log.debug("Not published: {}", e.getMessage()); // its reconcile reports it
      }
    }
    int restored = 0;
    for (GameSession session : sessions) {
      progress.step();
      restored += restore(session) ? 1 : 0;
    }
    realm.open();
    log.info("Redis is open: {} live matches put back", restored);
  }

  /** One that can't be put back keeps nobody else out. */
  private boolean restore(GameSession session) {
    try {
      Optional<LiveSession> live = LiveSessions.match(session);
      live.ifPresent(match -> realm.restore(match));
      return live.isPresent();
    } catch (RuntimeException e) {
      Setback setback = Setback.of(e);
      if (setback instanceof Setback.TermOver || setback instanceof Setback.Outage) {
        throw e;
      }
      log.warn(
          "GameSession {} is not put back: {}", session.getMetadata().getName(), e.getMessage());
      return false;
    }
  }
}
