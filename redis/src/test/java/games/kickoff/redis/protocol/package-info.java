/**
 * What a realm does to tickets, matches and queues, said once more in plain Java, and long random
 * plays that compare every answer and everything visible of a real Redis with it.
 */
package games.kickoff.redis.protocol;
