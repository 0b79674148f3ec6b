/**
 * What stands in Redis and Postgres, to the byte: stories told through the ports, and everything
 * they leave behind compared with golden files. What reads the stores is bare: no class of ours.
 */
package games.kickoff.redis.golden;
