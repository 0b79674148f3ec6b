/** The port of what was played: one record a match, decided once, ended once (invariant 9). */
@NullMarked
package games.kickoff.core.record;

import org.jspecify.annotations.NullMarked;
