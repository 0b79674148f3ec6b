/**
 * Counts what clients hold at once: the connections or requests of an address, and whatever else is
 * bounded by its number and not by its rate. Each count takes memory only while something is held.
 */
@NullMarked
package games.kickoff.gateway.serving.hold;

import org.jspecify.annotations.NullMarked;
