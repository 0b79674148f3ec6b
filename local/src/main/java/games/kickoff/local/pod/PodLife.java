package games.kickoff.local.pod;

import games.kickoff.local.network.PodAddress;
import games.kickoff.operator.api.GameContainer;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pod from its scheduling to its end, on a thread of its own. Everything that is done for the
 * pod happens on that thread, in order; other threads only note that the pod is to end, or wake it.
 */
final class PodLife implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(PodLife.class);
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration RETRY = Duration.ofMillis(200);

  private final Pod pod;
  private final PodObject object;
  private final LocalNode.Parts node;
  private final KubeletStatus status;
  private final Clock clock;
  private final Termination demise = new Termination();
  private final Semaphore wake = new Semaphore(0);

  PodLife(Pod pod, LocalNode.Parts node) {
    this.pod = pod;
    this.node = node;
    this.clock = node.clock();
    this.object = new PodObject(node.client(), pod);
    this.status = new KubeletStatus(pod.getSpec().getContainers(), GameContainer.of(pod));
  }

  Pod pod() {
    return pod;
  }

  /** Called when the pod has changed. */
  void changed(Pod now) {
    status.keepConditions(now.getStatus());
  }

  /**
   * Called when the pod is being deleted. The API server keeps the object until this node removes
   * it.
   */
  void deletionAsked(Pod now) {
    demise.by(clock.instant().plus(Termination.graceOf(now)));
    lookAround();
  }

  /**
   * Called when the pod's object is gone. A container that still runs gets the pod's usual grace
   * period.
   */
  void objectIsGone(Pod lastSeen) {
    demise.objectIsGone();
    demise.by(clock.instant().plus(Termination.graceOf(lastSeen)));
    lookAround();
  }

  /**
   * Called when the runtime closes. Ends the container within {@code grace} and writes nothing
   * more.
   */
  void abandon(Duration grace) {
    demise.objectIsGone();
    demise.by(clock.instant().plus(grace));
    lookAround();
  }

  /** Wakes the pod's thread, since something it may be waiting for has happened. */
  void lookAround() {
    wake.release();
  }

  @Override
  public void run() {
    try {
      Optional<PodAddress> address = awaitAddress();
      if (address.isPresent()) {
        try {
          liveAt(address.get());
        } finally {
          node.addresses().giveBack(address.get());
          node.waiting().forEach(PodLife::lookAround);
        }
      }
      awaitUntilAsked();
      if (!demise.isObjectGone()) {
        persist(object::removeForGood);
      }
    } catch (RuntimeException e) {
      log.error("pod {} is not managed any more", name(), e);
    }
  }

  private Optional<PodAddress> awaitAddress() {
    boolean reported = false;
    node.waiting().add(this);
    try {
      while (!demise.isAsked()) {
        Optional<PodAddress> address = node.addresses().take();
        if (address.isPresent()) {
          return address;
        }
        if (!reported) {
          write(new Situation.Unschedulable("0/1 nodes are available: no address is left."));
          reported = true;
        }
        pause(LONG);
      }
      return Optional.empty();
    } finally {
      node.waiting().remove(this);
    }
  }

  private void liveAt(PodAddress address) {
    if (node.bindsPods()) {
      persist(() -> object.bind(node.name()));
    }
    address.port().ifPresent(port -> persist(() -> object.writeConnectPort(port)));
    if (demise.isAsked()) {
      return;
    }
    Execution.Running container;
    try {
      container = node.execution().start(new PodLaunch(pod, address, node.name()));
    } catch (CannotStart e) {
      log.warn("pod {} can't be started: {}", name(), e.getMessage());
      write(new Situation.Waiting(address, e.reason(), String.valueOf(e.getMessage())));
      awaitUntilAsked();
      return;
    } catch (RuntimeException e) {
      log.error("pod {} can't be started", name(), e);
      write(new Situation.Waiting(address, "RunContainerError", e.toString()));
      awaitUntilAsked();
      return;
    }
    node.tally().started.incrementAndGet();
    node.tally().running.incrementAndGet();
    container.exit().whenComplete((exit, failure) -> lookAround());
    try {
      lookAfter(container, address, clock.instant());
    } finally {
      node.tally().running.decrementAndGet();
    }
  }

  private void lookAfter(Execution.Running container, PodAddress address, Instant since) {
    Readiness readiness = Readiness.of(GameContainer.of(pod));
    Long limit = pod.getSpec().getActiveDeadlineSeconds();
    Instant deadline = limit == null ? Instant.MAX : since.plusSeconds(limit);
    Instant nextTry = since.plus(readiness.initialDelay());
    write(new Situation.Running(address, container.id(), since, readiness.isReady()));
    while (!container.exit().isDone() && !demise.isAsked() && clock.instant().isBefore(deadline)) {
      if (readiness.probe().isEmpty()) {
        pauseUntil(deadline);
      } else if (clock.instant().isBefore(nextTry)) {
        pauseUntil(nextTry.isBefore(deadline) ? nextTry : deadline);
      } else {
        if (readiness.saw(container.passes(readiness.probe().get()))) {
          write(new Situation.Running(address, container.id(), since, readiness.isReady()));
        }
        nextTry = clock.instant().plus(readiness.period());
      }
    }
    boolean overdue = !container.exit().isDone() && !demise.isAsked();
    Exit exit = end(container, overdue);
    write(
        new Situation.Ended(
            address,
            container.id(),
            since,
            exit,
            overdue ? Optional.of(deadlineExceeded()) : Optional.empty()));
  }

  /**
   * Sends SIGTERM, and SIGKILL when the grace period is over. Returns when nothing of the container
   * is left.
   */
  private Exit end(Execution.Running container, boolean overdue) {
    if (!container.exit().isDone()) {
      Instant overdueKill = clock.instant().plus(Termination.graceOf(pod));
      container.terminate();
      while (!container.exit().isDone()) {
        Instant killAt = demise.killAt().orElse(overdue ? overdueKill : Instant.MAX);
        if (clock.instant().isBefore(killAt)) {
          pauseUntil(killAt);
        } else {
          container.kill();
          break;
        }
      }
    }
    return container.exit().join();
  }

  private static Situation.Because deadlineExceeded() {
    return new Situation.Because(
        "DeadlineExceeded", "Pod was active on the node longer than the specified deadline");
  }

  private void write(Situation situation) {
    persist(() -> object.writeStatus(status.of(situation, clock.instant())));
  }

  /**
   * Repeats a write until it succeeds or the pod is gone, since an API server that is away comes
   * back.
   */
  private void persist(BooleanSupplier write) {
    while (!demise.isObjectGone()) {
      try {
        if (!write.getAsBoolean()) {
          objectIsGone(pod);
        }
        return;
      } catch (KubernetesClientException e) {
        log.info("pod {} could not be written and is retried: {}", name(), e.getMessage());
        pause(RETRY);
      }
    }
  }

  private void awaitUntilAsked() {
    while (!demise.isAsked()) {
      pause(LONG);
    }
  }

  private void pauseUntil(Instant then) {
    Instant now = clock.instant();
    pause(then.isAfter(now.plus(LONG)) ? LONG : Duration.between(now, then));
  }

  /** Waits until {@link #lookAround} is called, for at most {@code atMost}. */
  private void pause(Duration atMost) {
    try {
      if (wake.tryAcquire(Math.max(1, atMost.toMillis()), TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      abandon(Duration.ZERO);
    }
  }

  private String name() {
    return pod.getMetadata().getNamespace() + "/" + pod.getMetadata().getName();
  }
}
