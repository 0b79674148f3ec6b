/**
 * Waiting out a store or an API server that does not answer: patiently, and without a flood of
 * logs.
 */
@NullMarked
package games.kickoff.operator.outage;

import org.jspecify.annotations.NullMarked;
