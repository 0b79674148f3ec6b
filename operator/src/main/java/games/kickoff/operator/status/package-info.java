/**
 * Conditions, Events, and the only writer of status. Status has only what a reader would act on;
 * Events and metrics have the rest.
 */
@NullMarked
package games.kickoff.operator.status;

import org.jspecify.annotations.NullMarked;
