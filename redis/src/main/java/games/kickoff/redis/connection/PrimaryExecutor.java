package games.kickoff.redis.connection;

import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisClusterException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisMovedDataException;
import redis.clients.jedis.executors.CommandExecutor;
import redis.clients.jedis.providers.ConnectionProvider;

/**
 * Runs each command on the primary, and draws the conclusions from its answer: a connection whose
 * server takes no writes is not used again, and where a Redis Cluster answers that the realm's slot
 * is elsewhere, the command goes there. ASK is not followed. It means that the slot is on its way,
 * and a script sent after it would find some of the realm's keys and not the others (invariants 1
 * and 2): the realm is unavailable until all of them have arrived.
 */
final class PrimaryExecutor implements CommandExecutor {

  /** A slot that is handed over between two looks at who owns it. */
  private static final int MOST_MOVES = 3;

  private final ConnectionProvider provider;
  private final PrimaryConnections connections;

  PrimaryExecutor(ConnectionProvider provider, PrimaryConnections connections) {
    this.provider = provider;
    this.connections = connections;
  }

  @Override
  public <T> T executeCommand(CommandObject<T> command) {
    for (int moves = 0; ; moves++) {
      try (Connection connection = provider.getConnection()) {
        return execute(command, connection);
      } catch (JedisMovedDataException e) { // and has not run
        if (moves == MOST_MOVES) {
          throw e;
        }
      }
    }
  }

  /** The same, on that connection alone. */
  <T> T execute(CommandObject<T> command, Connection connection) {
    try {
      return connection.executeCommand(command);
    } catch (JedisDataException e) {
      judge(e, connection);
      throw e;
    }
  }

  private void judge(JedisDataException e, Connection connection) {
    String answer = String.valueOf(e.getMessage());
    if (e instanceof JedisMovedDataException
        || answer.startsWith("READONLY")
        || answer.startsWith("MASTERDOWN")
        || answer.startsWith("UNBLOCKED")) { // what waited there is let go when it is demoted
      connections.leave(connection);
    } else if (answer.startsWith("LOADING") || e instanceof JedisClusterException) {
      connection.setBroken();
    }
  }

  @Override
  public void close() {
    // the provider is the client's to close
  }
}
