/** Conditions, and the one writer of status: it writes only what a reader would act on. */
@NullMarked
package games.kickoff.operator.status;

import org.jspecify.annotations.NullMarked;
