package games.kickoff.gameserver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of one match: open, then running, then stop; never back. It does no I/O: each
 * call passes an event and its time, and returns the messages to send, in their order.
 *
 * <p>Times are durations since a fixed moment that the caller chooses, and never decrease. A
 * deadline that has passed takes effect before the event that is passed after it. A connection
 * becomes a client with its first valid line and stays one until it leaves.
 *
 * @param <C> the type that identifies a connection; equal only to itself
 */
final class Match<C> {

  /** A message to send. */
  sealed interface Say<C> {
    record ToOne<C>(C connection, String line) implements Say<C> {}

    /** To every open connection, including those that have sent nothing. */
    record ToAll<C>(String line) implements Say<C> {}
  }

  private enum State {
    OPEN("STATE open"),
    RUNNING("STATE running"),
    STOP("STATE stop");

    private final String line;

    State(String line) {
      this.line = line;
    }
  }

  private final Duration openTimeout;
  private final Set<C> clients = new HashSet<>();
  private State state = State.OPEN;
  private Duration now;
  private Duration alone = Duration.ZERO;
  private Duration startedAt = Duration.ZERO;
  private int lengthSeconds;
  private int clientsEver;
  private @Nullable Result result;

  /**
   * Creates an open match.
   *
   * @param openTimeout how long the match stays open without a client. Periods without a client add
   *     up, so that a probe that connects and leaves every ten seconds does not keep an abandoned
   *     server up
   */
  Match(Duration openTimeout, Duration now) {
    this.openTimeout = openTimeout;
    this.now = now;
  }

  /** A connection sent a line. It gets exactly one answer. */
  List<Say<C>> heard(C connection, String line, Duration at) {
    List<Say<C>> says = new ArrayList<>(2);
    advance(at, says);
    Command command = Command.parse(line);
    boolean valid = command.verb() != Command.Verb.UNKNOWN;
    if (valid && clients.add(connection)) {
      clientsEver++;
    }
    switch (command.verb()) {
      case GET_STATE -> says.add(new Say.ToOne<>(connection, state.line));
      case GET_RUNNING_LENGTH -> says.add(runningLength(connection));
      case REQUEST_MATCH -> {
        boolean first = state == State.OPEN;
        if (first) {
          state = State.RUNNING;
          startedAt = now;
          lengthSeconds = command.seconds();
        }
        says.add(runningLength(connection));
        if (first) {
          says.add(new Say.ToAll<>(state.line));
        }
      }
      case UNKNOWN -> says.add(new Say.ToOne<>(connection, "UNKNOWN"));
    }
    return says;
  }

  /** A connection ended, whether or not it was a client. */
  List<Say<C>> left(C connection, Duration at) {
    List<Say<C>> says = new ArrayList<>(1);
    advance(at, says);
    if (clients.remove(connection) && clients.isEmpty() && state == State.RUNNING) {
      stop(Result.Reason.EMPTY, says);
    }
    return says;
  }

  /** Time passed. To be called at the latest when {@link #deadline} is reached. */
  List<Say<C>> tick(Duration at) {
    List<Say<C>> says = new ArrayList<>(1);
    advance(at, says);
    return says;
  }

  /** Stops the match because the process was asked to end. */
  List<Say<C>> terminate(Duration at) {
    List<Say<C>> says = new ArrayList<>(1);
    advance(at, says);
    stop(Result.Reason.TERMINATED, says);
    return says;
  }

  /**
   * When the match stops if no event comes first; empty if no time limit applies (the match is open
   * and has clients) or if it has stopped.
   */
  Optional<Duration> deadline() {
    return switch (state) {
      case OPEN ->
          clients.isEmpty() ? Optional.of(now.plus(openTimeout).minus(alone)) : Optional.empty();
      case RUNNING -> Optional.of(startedAt.plusSeconds(lengthSeconds));
      case STOP -> Optional.empty();
    };
  }

  boolean isClient(C connection) {
    return clients.contains(connection);
  }

  /** Present once the match has stopped; it does not change after that. */
  Optional<Result> result() {
    return Optional.ofNullable(result);
  }

  private void advance(Duration at, List<Say<C>> says) {
    Optional<Duration> deadline = deadline();
    if (state == State.OPEN && clients.isEmpty()) {
      alone = alone.plus(at).minus(now);
    }
    now = at;
    if (deadline.isPresent() && at.compareTo(deadline.get()) >= 0) {
      stop(state == State.OPEN ? Result.Reason.OPEN_TIMEOUT : Result.Reason.LENGTH, says);
    }
  }

  private void stop(Result.Reason reason, List<Say<C>> says) {
    if (state == State.STOP) {
      return;
    }
    int ran = 0;
    if (state == State.RUNNING) {
      // a tick after the deadline does not make the match longer
      ran = (int) Math.min(lengthSeconds, now.minus(startedAt).toSeconds());
    }
    state = State.STOP;
    result = new Result(reason, lengthSeconds, ran, clientsEver);
    says.add(new Say.ToAll<>(state.line));
  }

  private Say<C> runningLength(C connection) {
    return new Say.ToOne<>(connection, "RUNNING_LENGTH " + lengthSeconds);
  }
}
