package games.kickoff.operator;

import games.kickoff.operator.gate.NamespaceGate;
import games.kickoff.operator.namespace.NamespaceWatch;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.processing.Controller;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Starts JOSDK's controllers and changes the namespaces they watch. The controllers are created
 * only once there is a namespace to watch, since JOSDK takes an empty set of namespaces to mean all
 * of them; if they fail to start, the next attempt creates new ones.
 */
final class Controllers implements NamespaceWatch.Watcher, AutoCloseable {

  /**
   * How long reconciles that are running in a namespace may take to finish before it is unwatched.
   */
  private static final Duration DRAIN = Duration.ofSeconds(15);

  private final Supplier<Operator> operators;
  private final List<Reconciler<? extends HasMetadata>> reconcilers;
  private final NamespaceGate gate;
  private final Consumer<Set<String>> left;
  private final List<Controller<?>> running = new ArrayList<>();
  private @Nullable Operator operator;
  private Set<String> watched = Set.of();
  private boolean closed;

  /**
   * @param reconcilers in the order in which their caches are synced
   * @param gate keeps the reconcilers out of namespaces whose caches are not synced
   * @param left called with the namespaces that have just ceased to be watched
   */
  Controllers(
      Supplier<Operator> operators,
      List<Reconciler<? extends HasMetadata>> reconcilers,
      NamespaceGate gate,
      Consumer<Set<String>> left) {
    this.operators = operators;
    this.reconcilers = reconcilers;
    this.gate = gate;
    this.left = left;
  }

  @Override
  public synchronized void watchAll() {
    gate.openAll();
    start(ControllerConfigurationOverrider::watchingAllNamespaces);
  }

  @Override
  public synchronized void watch(Set<String> namespaces) {
    if (closed) {
      return;
    }
    Set<String> gone = new HashSet<>(watched);
    gone.removeAll(namespaces);
    if (operator != null) {
      change(namespaces, gone);
    } else if (!namespaces.isEmpty()) {
      start(overrider -> overrider.settingNamespaces(namespaces));
    }
    watched = Set.copyOf(namespaces);
    gate.open(watched);
    left.accept(gone);
  }

  private void start(Consumer<ControllerConfigurationOverrider<?>> where) {
    Operator fresh = operators.get();
    for (Reconciler<? extends HasMetadata> reconciler : reconcilers) {
      register(fresh, reconciler, where);
    }
    try {
      fresh.start();
    } catch (RuntimeException e) {
      running.clear();
      throw e;
    }
    operator = fresh;
  }

  private <P extends HasMetadata> void register(
      Operator fresh,
      Reconciler<P> reconciler,
      Consumer<ControllerConfigurationOverrider<?>> where) {
    GenericRetry retry =
        new GenericRetry()
            .withoutMaxAttempts()
            .setInitialInterval(200)
            .setIntervalMultiplier(1.5)
            .setMaxInterval(5_000);
    running.add(
        (Controller<?>)
            fresh.register(
                reconciler,
                overrider -> {
                  overrider.withRetry(retry).withReconciliationMaxInterval(Duration.ofMinutes(1));
                  where.accept(overrider);
                }));
  }

  /**
   * Changes the watched namespaces. This does not use the controller's own {@code
   * changeNamespaces}: that stops all event processing meanwhile, and resources being reconciled at
   * that moment are never reconciled again.
   */
  private void change(Set<String> namespaces, Set<String> gone) {
    try {
      if (!gate.close(gone, DRAIN)) {
        throw new IllegalStateException("reconciles in " + gone + " did not finish in time");
      }
      watchInstead(namespaces);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (RuntimeException e) {
      watchInstead(watched);
      gate.open(watched);
      throw e;
    }
  }

  private void watchInstead(Set<String> namespaces) {
    running.forEach(controller -> controller.getEventSourceManager().changeNamespaces(namespaces));
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (operator != null) {
      operator.stop(); // waits for running reconciles
    }
  }
}
