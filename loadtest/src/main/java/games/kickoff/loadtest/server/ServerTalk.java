package games.kickoff.loadtest.server;

import games.kickoff.loadtest.server.Lines.Silence;
import games.kickoff.loadtest.server.ServerLine.LengthIs;
import games.kickoff.loadtest.server.ServerLine.State;
import games.kickoff.loadtest.server.ServerLine.StateIs;
import java.time.Duration;
import java.util.Optional;

/**
 * A bot's conversation with its game server. The methods must be called in their order. Every line
 * that arrives is checked against the protocol: only known lines, states that never go back, and no
 * length without a request.
 */
public final class ServerTalk implements AutoCloseable {

  private final String address;
  private final Lines lines;
  private final Duration answerWithin;
  private State state = State.OPEN;

  public ServerTalk(String host, int port, Duration connectWithin, Duration answerWithin)
      throws ServerBroke, InterruptedException {
    this.address = host + ":" + port;
    this.answerWithin = answerWithin;
    this.lines = new Lines(host, port, connectWithin);
  }

  /** Asks for the state and waits for it: the server's first answer. */
  public void askState() throws ServerBroke, InterruptedException {
    lines.send("GET_STATE");
    ServerLine line = answerTo("GET_STATE");
    if (!(line instanceof StateIs)) {
      throw new ServerBroke(address + " answered GET_STATE with a RUNNING_LENGTH");
    }
    if (state == State.STOP) {
      throw new ServerBroke(address + " had stopped before the bot was there");
    }
  }

  /**
   * Requests a match of that length in seconds; returns the match's actual length, which another
   * bot may have set.
   */
  public int requestMatch(int seconds) throws ServerBroke, InterruptedException {
    String request = "REQUEST_MATCH " + seconds;
    lines.send(request);
    while (true) { // a broadcast that another bot caused may come before the answer
      if (answerTo(request) instanceof LengthIs(int inForce)) {
        if (inForce == 0) {
          throw new ServerBroke(address + " answered " + request + " with a length of 0");
        }
        return inForce;
      }
      if (state == State.STOP) {
        throw new ServerBroke(address + " stopped before it answered " + request);
      }
    }
  }

  /** Waits until the server sends {@code STATE stop}; returns false if the time is over before. */
  public boolean awaitStop(Duration within) throws ServerBroke, InterruptedException {
    long deadline = System.nanoTime() + within.toNanos();
    while (true) {
      State before = state;
      Optional<ServerLine> line;
      try {
        line = next(Duration.ofNanos(deadline - System.nanoTime()), "a running match");
      } catch (Silence e) {
        return false;
      }
      if (line.isEmpty()) {
        throw new ServerBroke(address + " closed the connection without STATE stop");
      }
      if (line.get() instanceof LengthIs) {
        throw new ServerBroke(address + " said RUNNING_LENGTH though nobody asked");
      }
      if (state == State.STOP && before == State.OPEN) {
        throw new ServerBroke(address + " said STATE stop without STATE running before");
      }
      if (state == State.STOP) {
        return true;
      }
    }
  }

  private ServerLine answerTo(String request) throws ServerBroke, InterruptedException {
    try {
      return next(answerWithin, request)
          .orElseThrow(() ->
              new ServerBroke(address + " closed the connection instead of answering " + request));
    } catch (Silence e) {
      throw new ServerBroke(
          address + " did not answer " + request + " within " + answerWithin.toMillis() + " ms");
    }
  }

  private Optional<ServerLine> next(Duration within, String during)
      throws ServerBroke, InterruptedException, Silence {
    Optional<String> text = lines.next(within);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    ServerLine line =
        ServerLine.parse(text.get())
            .orElseThrow(
                () -> new ServerBroke(address + " said \"" + text.get() + "\" to " + during));
    if (line instanceof StateIs(State now)) {
      if (now.compareTo(state) < 0) {
        throw new ServerBroke(address + " went back from " + state + " to " + now);
      }
      state = now;
    }
    return Optional.of(line);
  }

  @Override
  public void close() {
    lines.close();
  }
}
