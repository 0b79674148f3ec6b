/**
 * The audit: it compares all owners of facts and repairs what crashes left behind. What to repair
 * is decided by pure code; each repair is confirmed by a live read first.
 */
@NullMarked
package games.kickoff.operator.audit;

import org.jspecify.annotations.NullMarked;
