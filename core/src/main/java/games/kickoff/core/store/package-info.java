/**
 * How a store fails, as its callers see it: it is away, full, filled anew, or refuses what it is
 * given.
 */
@NullMarked
package games.kickoff.core.store;

import org.jspecify.annotations.NullMarked;
