/**
 * A model in plain Java of what a realm does to tickets, matches and queues; and long random plays
 * in which every answer of a real Redis, and everything visible in it, is compared with the model.
 */
package games.kickoff.redis.protocol;
