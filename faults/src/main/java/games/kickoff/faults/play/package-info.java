/**
 * Bots that join, cancel, repeat their requests, vanish, form parties and stand in two queues, and
 * a history of everything they asked and were answered. They know Kickoff by HTTP only.
 */
@NullMarked
package games.kickoff.faults.play;

import org.jspecify.annotations.NullMarked;
