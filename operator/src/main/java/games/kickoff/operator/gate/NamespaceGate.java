package games.kickoff.operator.gate;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * In which namespaces to act: those whose caches are full. A cache that is being filled, or was
 * taken away, lacks pods that are there, and their matches would be taken for lost.
 */
public final class NamespaceGate {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition left = lock.newCondition();
  private final Map<String, Integer> inside = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private boolean all;

  /** Whether to act there; whoever may has to {@link #leave}. */
  boolean enter(String namespace) {
    lock.lock();
    try {
      boolean may = all || open.contains(namespace);
      if (may) {
        inside.merge(namespace, 1, Integer::sum);
      }
      return may;
    } finally {
      lock.unlock();
    }
  }

  void leave(String namespace) {
    lock.lock();
    try {
      inside.computeIfPresent(namespace, (name, count) -> count == 1 ? null : count - 1);
      left.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whatever namespaces there are. */
  public void openAll() {
    lock.lock();
    try {
      all = true;
    } finally {
      lock.unlock();
    }
  }

  /** These, besides those that are open. */
  public void open(Collection<String> namespaces) {
    lock.lock();
    try {
      open.addAll(namespaces);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Nothing begins there any more.
   *
   * @return whether all that was under way there has ended in that time
   */
  public boolean close(Collection<String> namespaces, Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      open.removeAll(namespaces);
      long nanos = atMost.toNanos();
      while (namespaces.stream().anyMatch(inside::containsKey)) {
        if (nanos <= 0) {
          return false;
        }
        nanos = left.awaitNanos(nanos);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
