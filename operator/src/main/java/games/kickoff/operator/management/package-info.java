/**
 * The operator's metrics, and the wrappers that measure stores, writes to the API server and
 * reconciles.
 */
@NullMarked
package games.kickoff.operator.management;

import org.jspecify.annotations.NullMarked;
