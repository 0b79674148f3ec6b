/**
 * The port of the record of matches: one record a match, decided once, ended once (invariant 9).
 */
@NullMarked
package games.kickoff.core.record;

import org.jspecify.annotations.NullMarked;
