package games.kickoff.redis.connection;

import redis.clients.jedis.HostAndPort;

/**
 * Finds the primary: the server that takes the realm's writes. It is asked for each new connection.
 */
interface Primary {

  /**
   * Finds the primary.
   *
   * @throws redis.clients.jedis.exceptions.JedisException when it can't be found for now
   */
  HostAndPort find();
}
