/**
 * Lets many requests wait for changes of tickets and matches, over one subscription, and limits how
 * many wait at once.
 */
@NullMarked
package games.kickoff.gateway.watch;

import org.jspecify.annotations.NullMarked;
