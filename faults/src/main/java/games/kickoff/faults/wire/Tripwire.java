package games.kickoff.faults.wire;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;

/**
 * Does something once, at the first request that it waits for, on whichever link that comes.
 *
 * @param before before the server gets the request; else after its answer, which nobody has got yet
 * @param request given the request before it on its connection, and the request
 * @param passes whether the request still reaches the server, when {@code before}
 */
public record Tripwire(
    boolean before,
    BiPredicate<String, String> request,
    Runnable action,
    boolean passes,
    AtomicBoolean done) {

  public Tripwire(
      boolean before, BiPredicate<String, String> request, Runnable action, boolean passes) {
    this(before, request, action, passes, new AtomicBoolean());
  }

  boolean waitsFor(String earlier, String text) {
    return !done.get() && request.test(earlier, text);
  }

  /** False when another link was faster. */
  boolean spring() {
    if (!done.compareAndSet(false, true)) {
      return false;
    }
    action.run();
    return true;
  }
}
