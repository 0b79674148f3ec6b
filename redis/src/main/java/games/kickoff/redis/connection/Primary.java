package games.kickoff.redis.connection;

import redis.clients.jedis.HostAndPort;

/** Where the server is that takes the realm's writes. Asked anew for each connection. */
interface Primary {

  /**
   * Finds it.
   *
   * @throws redis.clients.jedis.exceptions.JedisException when nobody knows for now
   */
  HostAndPort find();
}
