/**
 * The comparison of all owners of facts, which repairs what crashes left behind. What differs is
 * decided purely; each repair is confirmed by a live read first.
 */
@NullMarked
package games.kickoff.operator.audit;

import org.jspecify.annotations.NullMarked;
