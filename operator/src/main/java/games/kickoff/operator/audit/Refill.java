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
 * Refills a Redis that came back empty, or without some of the writes it had acknowledged: puts
 * queues and live matches back, and only then opens the realm for joins and claims.
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
    log.warn("Redis has lost data: putting back {} queues and all live matches", queues.size());
    for (MatchQueue queue : queues) {
      progress.step();
      try {
        publication.publish(QueueRules.of(queue).published());
      } catch (InvalidQueue e) {
        log.debug("Not published: {}", e.getMessage()); // the queue's reconcile reports it
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

  /** Restores one session's match. A session that can't be restored does not stop the others. */
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
