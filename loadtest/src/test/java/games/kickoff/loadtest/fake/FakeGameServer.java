package games.kickoff.loadtest.fake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One match's server, which speaks the line protocol or breaks it as its {@link Manners} say. */
public final class FakeGameServer implements AutoCloseable {

  /** How it follows the protocol. */
  public enum Manners {
    /** It follows the protocol. */
    GOOD,
    /** Accepts connections and never sends anything. */
    SILENT,
    /** Closes the connection instead of sending {@code STATE stop}. */
    NO_GOODBYE,
    /** Stops as soon as the match is requested. */
    IMPATIENT
  }

  private final Manners manners;
  private final ServerSocket socket;
  private final List<Socket> clients = new ArrayList<>();
  private String state = "open";
  private int length;

  public FakeGameServer(Manners manners) {
    this.manners = manners;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::acceptAll);
  }

  public int port() {
    return socket.getLocalPort();
  }

  public synchronized boolean hasStopped() {
    return state.equals("stop");
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException e) {
      // closed: the match is over
    }
  }

  private void serve(Socket client) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
      synchronized (this) {
        clients.add(client);
      }
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (manners != Manners.SILENT) {
          answer(client, line);
        }
      }
      leave(client);
    } catch (IOException e) {
      leave(client);
    }
  }

  private synchronized void answer(Socket client, String line) throws IOException {
    if (line.equals("GET_STATE")) {
      say(client, "STATE " + state);
    } else if (state.equals("open")) {
      length = Integer.parseInt(line.substring("REQUEST_MATCH ".length()));
      state = "running";
      say(client, "RUNNING_LENGTH " + length);
      for (Socket each : clients) {
        say(each, "STATE running");
      }
      int seconds = manners == Manners.IMPATIENT ? 0 : length;
      CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS).execute(this::stop);
    } else {
      say(client, "RUNNING_LENGTH " + length);
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private synchronized void leave(Socket client) {
    clients.remove(client);
    if (clients.isEmpty() && state.equals("running")) {
      stop();
    }
  }

  private synchronized void stop() {
    state = "stop";
    for (Socket client : clients) {
      try {
        if (manners != Manners.NO_GOODBYE) {
          say(client, "STATE stop");
        }
        client.close();
      } catch (IOException e) {
        // that client is gone already
      }
    }
    clients.clear();
    close();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
