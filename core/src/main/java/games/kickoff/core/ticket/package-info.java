/** Tickets, their states and attributes, and the port by which players join, cancel and ask. */
@NullMarked
package games.kickoff.core.ticket;

import org.jspecify.annotations.NullMarked;
