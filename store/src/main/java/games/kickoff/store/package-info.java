/**
 * The stores' face: Redis owns who waits, who is claimed and who plays; Postgres owns what was
 * played. Each concept has a small interface and one implementation behind it.
 */
@NullMarked
package games.kickoff.store;

import org.jspecify.annotations.NullMarked;
