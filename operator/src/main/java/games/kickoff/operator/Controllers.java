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
 * JOSDK's controllers. They are made when there is something to watch, since JOSDK takes no
 * namespace for all of them, and made anew when they could not start.
 */
final class Controllers implements NamespaceWatch.Watcher, AutoCloseable {

  /** How long what is under way in a namespace may take to end. */
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
   * @param reconcilers in the order in which their caches are filled
   * @param gate keeps the reconcilers out of namespaces whose caches are not full
   * @param left called with the namespaces that are not watched any more
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
   * Not by the controllers' own changeNamespaces: it stops all processing meanwhile, and what is
   * under way then is never processed again.
   */
  private void change(Set<String> namespaces, Set<String> gone) {
    try {
      if (!gate.close(gone, DRAIN)) {
        throw new IllegalStateException("what is under way in " + gone + " does not end");
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
      operator.stop(); // waits for what is under way
    }
  }
}
