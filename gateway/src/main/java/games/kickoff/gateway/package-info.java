/**
 * The players' HTTP API as a process: its configuration, its parts put together, its start and its
 * end. Talks to Redis through the store module, never to Kubernetes or Postgres.
 */
@NullMarked
package games.kickoff.gateway;

import org.jspecify.annotations.NullMarked;
