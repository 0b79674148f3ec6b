/**
 * How calls of a store fail, as their callers see it: the store is unavailable, full, being filled
 * again, or does not accept the data.
 */
@NullMarked
package games.kickoff.core.store;

import org.jspecify.annotations.NullMarked;
