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
 * The number of this process' term, counted on from what Postgres and Redis hold. Nothing of the
 * Lease is in it but who holds it: a Lease that is deleted, or comes back older with its etcd,
 * makes no number go back.
 */
public final class TermFence implements Term {

  private static final Logger log = LoggerFactory.getLogger(TermFence.class);

  private final Fences postgres;
  private final Fences redis;
  private final BooleanSupplier leads;
  private final Duration retryAfter;
  private volatile @Nullable Fence fence;

  /**
   * @param leads whether the Lease names this process, read from the API server when asked
   * @param retryAfter how soon to try again when somebody does not answer
   */
  public TermFence(Fences postgres, Fences redis, BooleanSupplier leads, Duration retryAfter) {
    this.postgres = postgres;
    this.redis = redis;
    this.leads = leads;
    this.retryAfter = retryAfter;
  }

  /**
   * Begins the term. Before this has returned, the term writes nothing.
   *
   * @throws IllegalStateException when the Lease is not ours
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
   * Reads both, then asks for the Lease, then writes: whoever takes the Lease over after that reads
   * later, and finds our number or makes us miss.
   *
   * @return empty when one of them changed meanwhile
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
