/** Lets any number of requests wait for changes of tickets and matches, over one subscription. */
@NullMarked
package games.kickoff.gateway.watch;

import org.jspecify.annotations.NullMarked;
