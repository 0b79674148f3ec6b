/** Waiting for a ticket or a match to change, for any number of requests over one subscription. */
@NullMarked
package games.kickoff.gateway.watch;

import org.jspecify.annotations.NullMarked;
