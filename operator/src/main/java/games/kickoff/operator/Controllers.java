package games.kickoff.operator;

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

  private final Supplier<Operator> operators;
  private final List<Reconciler<? extends HasMetadata>> reconcilers;
  private final Consumer<Set<String>> changed;
  private final List<Controller<?>> running = new ArrayList<>();
  private @Nullable Operator operator;
  private Set<String> watched = Set.of();
  private boolean closed;

  /**
   * @param reconcilers in the order in which their caches are filled
   * @param changed called with the namespaces that are not watched any more, whenever others are
   *     watched than before; JOSDK has dropped the timers of all resources then
   */
  Controllers(
      Supplier<Operator> operators,
      List<Reconciler<? extends HasMetadata>> reconcilers,
      Consumer<Set<String>> changed) {
    this.operators = operators;
    this.reconcilers = reconcilers;
    this.changed = changed;
  }

  @Override
  public synchronized void watchAll() {
    start(ControllerConfigurationOverrider::watchingAllNamespaces);
  }

  @Override
  public synchronized void watch(Set<String> namespaces) {
    if (closed) {
      return;
    }
    if (operator != null) {
      change(namespaces);
    } else if (!namespaces.isEmpty()) {
      start(overrider -> overrider.settingNamespaces(namespaces));
    }
    Set<String> gone = new HashSet<>(watched);
    gone.removeAll(namespaces);
    watched = Set.copyOf(namespaces);
    changed.accept(gone);
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

  /** JOSDK leaves a controller that could not be changed without events. */
  private void change(Set<String> namespaces) {
    try {
      running.forEach(controller -> controller.changeNamespaces(namespaces));
    } catch (RuntimeException e) {
      for (Controller<?> controller : running) {
        controller.changeNamespaces(watched);
        if (!controller.getEventProcessor().isRunning()) {
          controller.startEventProcessing();
        }
      }
      throw e;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (operator != null) {
      operator.stop(); // waits for what is under way
    }
  }
}
