/**
 * Servers: making, observing and deleting their pods, choosing ports of their nodes, and
 * classifying the API server's refusals.
 */
@NullMarked
package games.kickoff.operator.server;

import org.jspecify.annotations.NullMarked;
