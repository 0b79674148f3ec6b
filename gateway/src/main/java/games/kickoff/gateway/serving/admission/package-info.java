/**
 * How many requests may be inside the stores at once: the stores as the routes see them, each call
 * behind the gate of its store, those of boards behind one more.
 */
@NullMarked
package games.kickoff.gateway.serving.admission;

import org.jspecify.annotations.NullMarked;
