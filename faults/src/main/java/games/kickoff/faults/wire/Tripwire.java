package games.kickoff.faults.wire;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;

/**
 * Runs an action once, at the first matching request on any of the links that it is set on.
 *
 * @param before whether the action runs before the server gets the request; otherwise it runs when
 *     the server has answered, before the client gets the answer
 * @param request whether a request matches; the arguments are the previous request on the same
 *     connection and the request
 * @param passes if {@code before}, whether the request still reaches the server
 * @param done whether the action has been started
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

  /** Runs the action; returns false if another link has already done so. */
  boolean spring() {
    if (!done.compareAndSet(false, true)) {
      return false;
    }
    action.run();
    return true;
  }
}
