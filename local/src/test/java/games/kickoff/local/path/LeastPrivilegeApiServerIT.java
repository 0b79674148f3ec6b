package games.kickoff.local.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.id.Ulid;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.loadtest.report.BotReport;
import games.kickoff.loadtest.run.Arrivals;
import games.kickoff.loadtest.run.BotRun;
import games.kickoff.local.api.ApiBinariesPresent;
import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.api.RealApi;
import games.kickoff.local.process.ChildProcess;
import games.kickoff.local.rights.AuditLog;
import games.kickoff.local.rights.ChartAccess;
import games.kickoff.local.rights.Rights;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.testing.WaitBound;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Operators run as the chart's service account with exactly the chart's roles, and do everything an
 * operator ever does. A missing right shows as a refusal in the API server's audit log; a needless
 * one is never used there. If the rights in one namespace are taken away, only that namespace may
 * be affected.
 */
@EnabledIf(value = ApiBinariesPresent.CONDITION, disabledReason = ApiBinariesPresent.OTHERWISE)
class LeastPrivilegeApiServerIT {

  private static final Duration PATIENCE = WaitBound.BOUND;

  /** The Lease's duration in the test with a hand-over: longer than the hand-over may take. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  /**
   * The length of a match in seconds: long enough that a bot that learns of its match only after
   * the disturbance still finds it running.
   */
  private static final int LONGER = 12;

  private static final Path VALUES = Path.of("src/test/resources/games/kickoff/local/rights");

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void ofAllNamespacesUseTheirRightsAndNoOtherThroughASigkill() throws Exception {
    ChartAccess access = new ChartAccess(VALUES.resolve("all-namespaces.yaml"), "default", "arena");
    try (Kickoff kickoff =
        Kickoff.start(
            ApiChoice.REAL,
            "rights.yaml",
            options ->
                options.withOperators(2).withoutRestarts().withAccess(access).withAuditLog())) {
      Pod orphan = orphan(kickoff);

      playThrough(kickoff, () -> Leader.of(kickoff.stack).orElseThrow().kill());
      assertThat(Leader.of(kickoff.stack)).as("the stand-by leads").isPresent();

      doWhatIsRare(kickoff, orphan);
      Rights.assertExactlyUsed(access, AuditLog.of(kickoff.stack.api(), access.user()));
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void ofSomeNamespacesUseTheirRightsAndNoOtherThroughAHandOver() throws Exception {
    ChartAccess access =
        new ChartAccess(VALUES.resolve("some-namespaces.yaml"), "default", "arena");
    try (Kickoff kickoff =
        Kickoff.start(
            ApiChoice.REAL,
            "rights.yaml",
            options ->
                options.withLease(LEASE).withoutRestarts().withAccess(access).withAuditLog())) {
      ChildProcess standby = kickoff.stack.startOperator();
      Pod orphan = orphan(kickoff);

      playThrough(kickoff, () -> ((RealApi) kickoff.stack.api()).restartServer());
      assertThat(watchesOf(access, kickoff))
          .as("nothing happened there, but the restarted server knows no such old version (410)")
          .hasSizeGreaterThan(1);
      handOver(kickoff, standby);

      doWhatIsRare(kickoff, orphan);
      Rights.assertExactlyUsed(access, AuditLog.of(kickoff.stack.api(), access.user()));
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void rightsTakenAwayInOneNamespaceCostThatNamespaceUntilTheyAreBack() throws Exception {
    ChartAccess access =
        new ChartAccess(VALUES.resolve("some-namespaces.yaml"), "default", "arena");
    try (Kickoff kickoff =
        Kickoff.start(
            ApiChoice.REAL,
            "rights.yaml",
            options -> options.withoutRestarts().withAccess(access))) {
      List<RoleBinding> bindings =
          kickoff.kubernetes.rbac().roleBindings().inNamespace("arena").list().getItems();
      kickoff.kubernetes.resourceList(bindings).delete();
      await().until(() -> operatorSays(kickoff, "Namespace arena may not be watched"));

      List<TicketId> elsewhere =
          Stream.of("here-1", "here-2", "here-3", "here-4")
              .map(player -> kickoff.join("default", player))
              .toList();
      await()
          .until(() ->
              elsewhere.stream()
                  .allMatch(ticket -> kickoff.ticket(ticket).state() == TicketState.ASSIGNED));

      bindings.forEach(binding -> binding.getMetadata().setResourceVersion(null));
      kickoff.kubernetes.resourceList(bindings).create();
      await().until(() -> operatorSays(kickoff, "Namespace arena may be watched again"));
      TicketId there = kickoff.join(new QueueKey("arena", "open"), "there");
      await().until(() -> kickoff.ticket(there).state() == TicketState.ASSIGNED);
    }
  }

  private static boolean operatorSays(Kickoff kickoff, String what) throws IOException {
    return Files.readString(kickoff.stack.operators().getFirst().log()).contains(what);
  }

  /**
   * The resourceVersions from which the operator watched the sessions of the namespace arena, which
   * has none.
   */
  private static Set<String> watchesOf(ChartAccess access, Kickoff kickoff) {
    return AuditLog.of(kickoff.stack.api(), access.user()).requests().stream()
        .filter(request -> request.verb().equals("watch"))
        .filter(request -> request.resource().equals("gamesessions"))
        .filter(request -> request.namespace().equals("arena"))
        .map(request -> request.uri().replaceFirst(".*[?&](resourceVersion=[0-9]+).*", "$1"))
        .collect(Collectors.toSet());
  }

  private interface Disturbance {
    void strike() throws IOException;
  }

  private static void playThrough(Kickoff kickoff, Disturbance disturbance) throws Exception {
    AtomicBoolean struck = new AtomicBoolean();

    BotReport report =
        BotRun.run(
            Play.bots(kickoff, 24).arrivals(Arrivals.atRate(6)).matchSeconds(LONGER).build(),
            progress -> {
              if (progress.playing() >= 4 && struck.compareAndSet(false, true)) {
                strike(disturbance);
              }
            });

    assertThat(struck).isTrue();
    Play.assertPlayedToTheEnd(kickoff, report);
  }

  private static void strike(Disturbance disturbance) {
    try {
      disturbance.strike();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * A leader that is asked to stop must release the Lease, so that the other one doesn't wait until
   * it has run out after {@link #LEASE}.
   */
  private static void handOver(Kickoff kickoff, ChildProcess standby) {
    ChildProcess leader = Leader.of(kickoff.stack).orElseThrow();
    assertThat(leader).as("a restart of the API server costs no leader").isNotSameAs(standby);

    leader.askToStop();

    await().atMost(LEASE.dividedBy(2)).until(() -> Leader.leads(standby));
    await().atMost(PATIENCE).until(() -> !leader.isAlive());
  }

  /**
   * Causes the rare events that an operator needs rights for, and waits until it has dealt with
   * each of them.
   */
  private static void doWhatIsRare(Kickoff kickoff, Pod orphan) {
    aServerThatNeverStartsIsReportedInEvents(kickoff);
    aDeletedSessionEndsItsMatch(kickoff);
    aDeletedQueueFailsItsTickets(kickoff);
    theAuditDeletesAPodOfNoSession(kickoff, orphan);
    await()
        .alias("retention of the bots' sessions")
        .atMost(PATIENCE)
        .until(() ->
            kickoff
                .kubernetes
                .resources(GameSession.class)
                .inNamespace("default")
                .list()
                .getItems()
                .isEmpty());
  }

  private static void aServerThatNeverStartsIsReportedInEvents(Kickoff kickoff) {
    kickoff.join(new QueueKey("arena", "crashes"), "crashes");
    kickoff.join(new QueueKey("arena", "stuck"), "stuck");
    await().atMost(PATIENCE).until(() -> hasEvent(kickoff, "StartFailed"));
    await().atMost(PATIENCE).until(() -> hasEvent(kickoff, "ReadyTimeout"));
  }

  private static void aDeletedSessionEndsItsMatch(Kickoff kickoff) {
    TicketId ticket = kickoff.join(new QueueKey("arena", "open"), "cancelled");
    await().atMost(PATIENCE).until(() -> kickoff.ticket(ticket).state() == TicketState.ASSIGNED);
    MatchId match = kickoff.ticket(ticket).match().orElseThrow();

    kickoff.kubernetes.resource(kickoff.session(match).orElseThrow()).delete();

    await().atMost(PATIENCE).until(() -> kickoff.ticket(ticket).state() == TicketState.ENDED);
    await().atMost(PATIENCE).until(() -> kickoff.podsOf(match) == 0);
  }

  private static void aDeletedQueueFailsItsTickets(Kickoff kickoff) {
    TicketId ticket = kickoff.join(new QueueKey("arena", "deleted"), "alone");

    kickoff
        .kubernetes
        .resources(MatchQueue.class)
        .inNamespace("arena")
        .withName("deleted")
        .delete();

    await().atMost(PATIENCE).until(() -> kickoff.ticket(ticket).state() == TicketState.FAILED);
  }

  private static void theAuditDeletesAPodOfNoSession(Kickoff kickoff, Pod orphan) {
    await().atMost(PATIENCE).until(() -> kickoff.kubernetes.resource(orphan).get() == null);
    await().atMost(PATIENCE).until(() -> hasEvent(kickoff, "PodDeleted"));
    assertThat(kickoff.kubernetes.pods().inNamespace("arena").withName("stranger").get())
        .as("a pod that isn't ours, which a label selector leaves out")
        .isNotNull();
  }

  private static boolean hasEvent(Kickoff kickoff, String reason) {
    return kickoff.kubernetes.v1().events().inNamespace("arena").list().getItems().stream()
        .map(Event::getReason)
        .anyMatch(reason::equals);
  }

  /**
   * Creates a pod without a session, which the audit must delete, and one that isn't Kickoff's.
   * They are created early, since the audit doesn't touch young pods. The node can't run their
   * image.
   */
  private static Pod orphan(Kickoff kickoff) {
    kickoff.kubernetes.resource(pod("stranger", Map.of("app", "else"))).create();
    String nobody = Ulid.create(Instant.EPOCH, new Random());
    return kickoff
        .kubernetes
        .resource(pod("orphan", Map.of(GameSession.SESSION_LABEL, nobody)))
        .create();
  }

  private static Pod pod(String name, Map<String, String> labels) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("arena")
        .withLabels(labels)
        .endMetadata()
        .withNewSpec()
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .endSecurityContext()
        .addNewContainer()
        .withName("game")
        .withImage("nobody/has-this")
        .withNewSecurityContext()
        .withAllowPrivilegeEscalation(false)
        .withNewCapabilities()
        .addToDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .endContainer()
        .endSpec()
        .build();
  }
}
