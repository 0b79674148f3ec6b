package games.kickoff.redis.connection;

import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisClusterException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisMovedDataException;
import redis.clients.jedis.executors.CommandExecutor;
import redis.clients.jedis.providers.ConnectionProvider;

/**
 * Runs each command on the primary, and acts on error answers: a connection whose server takes no
 * writes is not used again, and when a Redis Cluster answers MOVED, the command is run on the node
 * that owns the realm's slot now. An ASK redirection is not followed. It means that the slot is
 * being moved, and a script that was sent to the new node would find some of the realm's keys and
 * not the others, which would break invariants 1 and 2. So the realm is unavailable until all of
 * its keys have been moved.
 */
final class PrimaryExecutor implements CommandExecutor {

  /**
   * How many MOVED answers in a row are followed for one command: the slot may be moved again after
   * its owner was looked up.
   */
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
      } catch (JedisMovedDataException e) { // the command has not run
        if (moves == MOST_MOVES) {
          throw e;
        }
      }
    }
  }

  /** Runs a command once, on that connection. */
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
        || answer.startsWith("UNBLOCKED")) { // a blocked command ends so when its server is demoted
      connections.leave(connection);
    } else if (answer.startsWith("LOADING") || e instanceof JedisClusterException) {
      connection.setBroken();
    }
  }

  @Override
  public void close() {
    // the client closes the provider
  }
}
