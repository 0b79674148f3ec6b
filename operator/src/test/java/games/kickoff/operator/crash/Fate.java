package games.kickoff.operator.crash;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Kills or suspends one operator at a chosen moment. Each operation of the operator on a store or
 * the API server passes here twice: before it takes effect, and before its answer arrives. A killed
 * operator does and learns nothing more; a suspended one continues when it is woken.
 */
final class Fate {

  /** What happens at the moment. */
  private enum Blow {
    DEATH,
    SLEEP
  }

  private enum State {
    AWAKE,
    ASLEEP,
    /**
     * Woken, and about to do the operation before which it was suspended; all others wait for that.
     */
    WAKING,
    DEAD
  }

  /** Thrown in a killed operator. */
  static final class Dead extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Dead() {
      super("this operator is dead");
    }
  }

  private final Optional<Blow> blow;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, Integer> counts = new HashMap<>();
  private Optional<Moment> moment = Optional.empty();
  private State state = State.AWAKE;
  private boolean reached;

  private Fate(Optional<Blow> blow) {
    this.blow = blow;
  }

  static Fate toLive() {
    return new Fate(Optional.empty());
  }

  /** Dies at the moment, as by SIGKILL. */
  static Fate toDie() {
    return new Fate(Optional.of(Blow.DEATH));
  }

  /** Is suspended at the moment, as by SIGSTOP. */
  static Fate toSleep() {
    return new Fate(Optional.of(Blow.SLEEP));
  }

  /** Sets the moment, and starts counting operations. */
  void at(Moment when) {
    lock.lock();
    try {
      counts.clear();
      moment = Optional.of(when);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Called before an operation takes effect.
   *
   * @return the operation's number among those of the same name, from 1
   */
  int begin(String operation) {
    lock.lock();
    try {
      int number = counts.merge(operation, 1, Integer::sum);
      strike(operation, number, Moment.When.BEFORE);
      goOn(isTheOne(operation, number));
      return number;
    } finally {
      lock.unlock();
    }
  }

  /** Called after an operation took effect or failed, before its answer arrives. */
  void end(String operation, int number) {
    lock.lock();
    try {
      strike(operation, number, Moment.When.AFTER);
      boolean one = isTheOne(operation, number);
      if (state == State.WAKING && one) {
        state = State.AWAKE;
        changed.signalAll();
      }
      goOn(one);
    } finally {
      lock.unlock();
    }
  }

  private boolean isTheOne(String operation, int number) {
    return moment
        .filter(m -> m.operation().equals(operation) && m.occurrence() == number)
        .isPresent();
  }

  private void strike(String operation, int number, Moment.When when) {
    if (blow.isEmpty()
        || reached
        || !isTheOne(operation, number)
        || moment.filter(m -> m.when() == when).isEmpty()) {
      return;
    }
    reached = true;
    state = blow.get() == Blow.DEATH ? State.DEAD : State.ASLEEP;
    changed.signalAll();
  }

  private void goOn(boolean first) {
    while (state == State.ASLEEP || (state == State.WAKING && !first)) {
      changed.awaitUninterruptibly();
    }
    if (state == State.DEAD) {
      throw new Dead();
    }
  }

  /**
   * Called before an event of a watch arrives. A suspended operator gets no events; when it is
   * woken, it first does the operation it was about to do, based on what it knew.
   */
  void hear() {
    lock.lock();
    try {
      goOn(false);
    } finally {
      lock.unlock();
    }
  }

  void wake() {
    set(State.WAKING);
  }

  void kill() {
    set(State.DEAD);
  }

  private void set(State next) {
    lock.lock();
    try {
      if (state != State.DEAD) {
        state = next;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether the moment has come. */
  boolean isReached() {
    return locked(() -> reached);
  }

  boolean isDead() {
    return locked(() -> state == State.DEAD);
  }

  /** Whether, after being woken, it has done the operation it was about to do. */
  boolean hasGoneOn() {
    return locked(() -> reached && (state == State.AWAKE || state == State.DEAD));
  }

  private boolean locked(BooleanSupplier question) {
    lock.lock();
    try {
      return question.getAsBoolean();
    } finally {
      lock.unlock();
    }
  }
}
