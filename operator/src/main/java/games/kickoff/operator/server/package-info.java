/**
 * Servers: pods made, seen and deleted, the ports of their nodes, and what it means when the API
 * server refuses one.
 */
@NullMarked
package games.kickoff.operator.server;

import org.jspecify.annotations.NullMarked;
