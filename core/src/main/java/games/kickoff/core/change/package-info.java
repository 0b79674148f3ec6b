/**
 * Ports for being notified of changes the moment they happen, instead of asking again and again.
 */
@NullMarked
package games.kickoff.core.change;

import org.jspecify.annotations.NullMarked;
