/**
 * The players' HTTP API as a process: its configuration, its parts put together, its start and its
 * end. Only its main knows that the stores are Redis and Postgres; nobody here knows Kubernetes.
 */
@NullMarked
package games.kickoff.gateway;

import org.jspecify.annotations.NullMarked;
