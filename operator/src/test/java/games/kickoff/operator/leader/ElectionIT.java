package games.kickoff.operator.leader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ElectionIT {

  private static final Duration LEASE = Duration.ofSeconds(2);
  private static final Duration BOUND = Duration.ofSeconds(60);

  /**
   * A strong reference, since java.util.logging forgets the level of a logger that is not
   * referenced.
   */
  private static final java.util.logging.Logger CHATTER =
      java.util.logging.Logger.getLogger("io.fabric8.mockwebserver");

  /** How the API server answers requests about the Lease. */
  private enum Mood {
    FINE,
    /** Refuses all requests. */
    DOWN,
    /** Carries out writes, but answers with an error. */
    LOSES_ANSWERS
  }

  private final KubernetesMockServer server =
      new KubernetesMockServer(
          new Context(), new MockWebServer(), new HashMap<>(), dispatcher(), false);
  private final List<Candidate> candidates = new ArrayList<>();
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private volatile Mood mood = Mood.FINE;

  private MockDispatcher dispatcher() {
    return new MockDispatcher();
  }

  private final class MockDispatcher extends KubernetesCrudDispatcher {
    @Override
    public MockResponse dispatch(RecordedRequest request) {
      if (mood == Mood.DOWN) {
        return new MockResponse().setResponseCode(503);
      }
      MockResponse answer = super.dispatch(request);
      return mood == Mood.LOSES_ANSWERS && request.method() != HttpMethod.GET
          ? new MockResponse().setResponseCode(503)
          : answer;
    }
  }

  /** A process that stands for election. */
  private final class Candidate {
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final KubernetesClient client;
    private final Leadership leadership;

    private Candidate(String name, Duration lease) {
      LeasePace pace = new LeasePace(lease);
      int timeout = Math.toIntExact(pace.timeout().toMillis());
      Consumer<KubernetesClientBuilder> settings =
          builder ->
              builder
                  .editOrNewConfig()
                  .withRequestTimeout(timeout)
                  .withRequestRetryBackoffLimit(0)
                  .endConfig();
      client = server.createClient(settings);
      leadership = new Leadership(client, "default", "kickoff", name, pace);
      candidates.add(this);
    }

    private Candidate start() {
      leadership.start(started::incrementAndGet, lost::incrementAndGet);
      return this;
    }

    private boolean leads() {
      return started.get() > lost.get();
    }
  }

  @BeforeEach
  void start() {
    CHATTER.setLevel(Level.WARNING);
    server.init();
    logged.start();
    ((Logger) LoggerFactory.getLogger(Election.class)).addAppender(logged);
  }

  @AfterEach
  void stop() {
    ((Logger) LoggerFactory.getLogger(Election.class)).detachAppender(logged);
    mood = Mood.FINE;
    candidates.forEach(candidate -> candidate.leadership.close());
    candidates.forEach(candidate -> candidate.client.close());
    server.destroy();
  }

  private Instant renewed() {
    return candidates
        .getFirst()
        .client
        .leases()
        .inNamespace("default")
        .withName("kickoff")
        .get()
        .getSpec()
        .getRenewTime()
        .toInstant();
  }

  private Candidate leader(Duration lease) {
    Candidate candidate = new Candidate("first", lease).start();
    await().atMost(BOUND).until(candidate::leads);
    return candidate;
  }

  @Test
  void keepsTheLeaseWhenARenewalGoesThroughBeforeItRunsOut() {
    Candidate leader = leader(LEASE);
    Instant before = renewed();
    mood = Mood.DOWN;
    // longer than two thirds of the Lease's duration, when many other implementations give up
    await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(BOUND)
        .until(() ->
            Duration.between(before, Instant.now()).compareTo(LEASE.multipliedBy(8).dividedBy(10))
                > 0);
    mood = Mood.FINE;
    await()
        .atMost(BOUND)
        .until(() -> renewed().isAfter(before.plus(LEASE)) || leader.lost.get() > 0);
    assertThat(leader.lost).hasValue(0);
  }

  @Test
  void leadsNoMoreWhenTheLeaseHasRunOut() {
    Candidate leader = leader(LEASE);
    Instant down = Instant.now();
    mood = Mood.DOWN;
    await().atMost(BOUND).until(() -> leader.lost.get() == 1);
    assertThat(Duration.between(down, Instant.now())).isGreaterThan(LEASE.dividedBy(2));
  }

  @Test
  void logsALineForARenewalThatFailed() {
    Candidate leader = leader(LEASE);
    mood = Mood.DOWN;
    await().atMost(BOUND).until(() -> leader.lost.get() == 1);
    assertThat(logged.list)
        .isNotEmpty()
        .allSatisfy(line -> {
          assertThat(line.getThrowableProxy()).isNull();
          assertThat(line.getFormattedMessage()).doesNotContain("\n").hasSizeLessThan(300);
        });
  }

  @Test
  void leadsOnByRenewalsWhoseAnswersWereLost() {
    Candidate leader = leader(LEASE);
    Instant before = renewed();
    mood = Mood.LOSES_ANSWERS;
    await()
        .atMost(BOUND)
        .until(
            () -> renewed().isAfter(before.plus(LEASE.multipliedBy(2))) || leader.lost.get() > 0);
    assertThat(leader.lost).hasValue(0);
  }

  @Test
  void leadsOnWhenSomebodyDeletesTheLease() {
    Candidate leader = leader(LEASE);
    var lease = leader.client.leases().inNamespace("default").withName("kickoff");
    lease.delete();
    await().atMost(BOUND).until(() -> lease.get() != null || leader.lost.get() > 0);
    assertThat(leader.lost).hasValue(0);
    assertThat(lease.get().getSpec().getHolderIdentity()).isEqualTo("first");
  }

  @Test
  void isFollowedAtOnceByAStandByWhenItLetsTheLeaseGo() {
    Duration longLease = Duration.ofMinutes(2);
    Candidate leader = leader(longLease);
    Candidate standBy = new Candidate("second", longLease).start();
    leader.leadership.close();
    await().atMost(BOUND).until(standBy::leads); // BOUND is less than the Lease's duration
    assertThat(leader.lost).hasValue(0);
  }

  @Test
  void isFollowedWhenItsLeaseHasRunOutAndNotBefore() {
    Candidate leader = leader(LEASE);
    Candidate standBy = new Candidate("second", LEASE).start();
    leader.client.close(); // as if it were dead: it can neither renew nor release the Lease
    await().atMost(BOUND).until(standBy::leads);
    assertThat(leader.lost.get()).isEqualTo(1);
  }

  @Test
  void endsWhenAnotherHoldsTheLease() {
    Candidate leader = leader(Duration.ofSeconds(30));
    leader
        .client
        .leases()
        .inNamespace("default")
        .withName("kickoff")
        .edit(lease -> {
          lease.getSpec().setHolderIdentity("usurper");
          return lease;
        });
    await().atMost(BOUND).until(() -> leader.lost.get() == 1);
  }
}
