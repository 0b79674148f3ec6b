package games.kickoff.operator.leader;

import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.core.term.Fence;
import games.kickoff.core.term.Fences;
import games.kickoff.core.term.Term;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fence of this process' term: one more than the greatest that Postgres and Redis hold. It
 * depends on the Lease only for who holds it, so a Lease that is deleted, or restored from an older
 * etcd backup, can't make the number go back.
 */
public final class TermFence implements Term {

  private static final Logger log = LoggerFactory.getLogger(TermFence.class);

  private final Fences postgres;
  private final Fences redis;
  private final BooleanSupplier leads;
  private final Duration retryAfter;
  private volatile @Nullable Fence fence;

  /**
   * @param leads whether the Lease names this process; reads it from the API server on each call
   * @param retryAfter how soon to retry when Postgres, Redis or the API server does not answer
   */
  public TermFence(Fences postgres, Fences redis, BooleanSupplier leads, Duration retryAfter) {
    this.postgres = postgres;
    this.redis = redis;
    this.leads = leads;
    this.retryAfter = retryAfter;
  }

  /**
   * Begins the term; waits until both stores have the new fence. The term must write nothing before
   * this returns.
   *
   * @throws IllegalStateException when this process does not hold the Lease
   */
  public void begin() throws InterruptedException {
    String waitingFor = "";
    while (true) {
      try {
        Optional<Fence> begun = tryBegin();
        if (begun.isPresent()) {
          fence = begun.get();
          log.info("Term {} begins", begun.get().value());
          return;
        }
      } catch (StoreUnavailable | KubernetesClientException e) {
        if (!e.getClass().getName().equals(waitingFor)) {
          log.warn("The term can't begin yet: {}", e.getMessage());
        }
        waitingFor = e.getClass().getName();
        TimeUnit.NANOSECONDS.sleep(retryAfter.toNanos());
      }
    }
  }

  /**
   * Reads both fences, then checks the Lease, then writes. The order matters: a process that takes
   * the Lease over after the check reads the fences later, so it either reads the number written
   * here or makes one of these compare-and-set writes fail.
   *
   * @return empty when one of the fences changed in between
   */
  private Optional<Fence> tryBegin() {
    Fences.Held inPostgres = postgres.read();
    Fences.Held inRedis = redis.read();
    if (!leads.getAsBoolean()) {
      throw new IllegalStateException("this process does not lead");
    }
    boolean postgresIsAhead = inPostgres.fence().compareTo(inRedis.fence()) >= 0;
    Fence next = (postgresIsAhead ? inPostgres : inRedis).fence().next();
    return postgres.replace(inPostgres, next) && redis.replace(inRedis, next)
        ? Optional.of(next)
        : Optional.empty();
  }

  @Override
  public Fence fence() {
    Fence known = fence;
    if (known == null) {
      throw new IllegalStateException("this process' term has not begun");
    }
    return known;
  }
}
