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
 * The namespaces to act in: those whose caches are synced. A cache that is not synced yet, or was
 * dropped, lacks pods that exist, and their matches would be taken for lost.
 */
public final class NamespaceGate {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition left = lock.newCondition();
  private final Map<String, Integer> inside = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private boolean all;

  /** Whether to act in the namespace. A caller that gets true must call {@link #leave}. */
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

  /** Opens every namespace, whatever its name. */
  public void openAll() {
    lock.lock();
    try {
      all = true;
    } finally {
      lock.unlock();
    }
  }

  /** Opens these namespaces as well. */
  public void open(Collection<String> namespaces) {
    lock.lock();
    try {
      open.addAll(namespaces);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Closes namespaces and waits until nothing runs in them.
   *
   * @return whether everything that ran in them has ended in time
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
