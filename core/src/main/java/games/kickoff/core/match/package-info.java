/**
 * A match: as it was decided, how it stands and what it came to; and how matches are formed: the
 * pool a matcher sees, the rules it follows, the lineups it answers with. Everything here is a pure
 * function of its arguments; time and randomness come in from outside.
 */
@NullMarked
package games.kickoff.core.match;

import org.jspecify.annotations.NullMarked;
