package games.kickoff.local.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Measures how many transactions of one small row a Postgres commits per second, and how fast it
 * answers the smallest query.
 */
final class BarePostgres implements AutoCloseable {

  private static final String INSERT =
      "INSERT INTO yardstick.commits (what) VALUES ('a row about as long as a player of a match')";

  private final BlockingQueue<Connection> connections;
  private final ClosedLoop loop;

  BarePostgres(String url, String user, String password, int clients) throws IOException {
    this.connections = new ArrayBlockingQueue<>(clients);
    this.loop = new ClosedLoop(clients, Thread.ofPlatform().daemon().name("yard-", 0).factory());
    try {
      for (int i = 0; i < clients; i++) {
        connections.add(DriverManager.getConnection(url, user, password));
      }
      try (Statement statement = connections.element().createStatement()) {
        statement.execute("CREATE SCHEMA IF NOT EXISTS yardstick");
        statement.execute(
            "CREATE TABLE IF NOT EXISTS yardstick.commits"
                + " (n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, what text)");
      }
    } catch (SQLException e) {
      throw new IOException("no bare Postgres: " + e.getMessage(), e);
    }
  }

  double commitsPerSecond(Duration length) throws InterruptedException {
    return loop.run(Integer.MAX_VALUE, length, n -> commit()).perSecond();
  }

  private void commit() throws SQLException, InterruptedException {
    Connection connection = connections.take(); // never waits: there are as many as workers
    try (Statement statement = connection.createStatement()) {
      statement.execute(INSERT);
    } finally {
      connections.add(connection);
    }
  }

  /** The median time of {@code times} answers to {@code SELECT 1}, in milliseconds. */
  double answerMillis(int times) {
    double[] millis = new double[times];
    try (Statement statement = connections.element().createStatement()) {
      for (int i = 0; i < times; i++) {
        long start = System.nanoTime();
        try (ResultSet one = statement.executeQuery("SELECT 1")) {
          one.next();
        }
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("a bare Postgres does not answer", e);
    }
    Arrays.sort(millis);
    return millis[times / 2];
  }

  @Override
  public void close() throws IOException {
    try {
      for (Connection connection : connections) {
        connection.close();
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
