/**
 * Who waits and for what: player ids, tickets, their states. Values only; nothing here reads or
 * writes.
 */
@NullMarked
package games.kickoff.core.ticket;

import org.jspecify.annotations.NullMarked;
