/** How often one player and one address may call, in memory of a fixed size. */
@NullMarked
package games.kickoff.gateway.serving.limit;

import org.jspecify.annotations.NullMarked;
