/**
 * The process that serves the players' HTTP API: its configuration, its parts, its start and its
 * end. Only {@code GatewayMain} and {@code GatewayConfig} know that the stores are Redis and
 * Postgres; nothing here knows Kubernetes.
 */
@NullMarked
package games.kickoff.gateway;

import org.jspecify.annotations.NullMarked;
