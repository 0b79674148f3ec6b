/**
 * Limits how often one player and one address may call, in a bounded amount of memory, and refuses
 * requests of addresses that hold too many connections.
 */
@NullMarked
package games.kickoff.gateway.serving.limit;

import org.jspecify.annotations.NullMarked;
