/** Being told of changes the moment they happen, instead of asking again and again. */
@NullMarked
package games.kickoff.store.change;

import org.jspecify.annotations.NullMarked;
