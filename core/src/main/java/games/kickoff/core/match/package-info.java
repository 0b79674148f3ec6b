/**
 * Matches: a match as it was decided, its status and its result; and how matches are formed: the
 * pool a matcher sees, the rules it follows, and the lineups it returns. Everything here is a pure
 * function of its arguments; time and randomness are passed in.
 */
@NullMarked
package games.kickoff.core.match;

import org.jspecify.annotations.NullMarked;
