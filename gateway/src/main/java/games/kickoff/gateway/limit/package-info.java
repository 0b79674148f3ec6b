/** How often one player and one address may call, in memory of a fixed size. */
@NullMarked
package games.kickoff.gateway.limit;

import org.jspecify.annotations.NullMarked;
