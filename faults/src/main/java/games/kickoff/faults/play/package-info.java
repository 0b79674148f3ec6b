/**
 * Bots that join, cancel, repeat themselves, vanish, form parties and stand in two queues, and a
 * ledger of every word they said and heard. A black box over HTTP.
 */
@NullMarked
package games.kickoff.faults.play;

import org.jspecify.annotations.NullMarked;
