/**
 * Conditions, and the one writer of status: it writes only what a reader would act on. Events and
 * metrics have the rest.
 */
@NullMarked
package games.kickoff.operator.status;

import org.jspecify.annotations.NullMarked;
