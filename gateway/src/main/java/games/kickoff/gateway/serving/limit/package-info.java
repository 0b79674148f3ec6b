/** Limits how often one player and one address may call, in a bounded amount of memory. */
@NullMarked
package games.kickoff.gateway.serving.limit;

import org.jspecify.annotations.NullMarked;
