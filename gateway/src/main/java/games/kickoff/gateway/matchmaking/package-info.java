/**
 * The tickets family existing clients speak, {@code /matchmaking}: a player joins the default
 * queue, asks for his ticket, cancels it. Errors are plain text.
 */
@NullMarked
package games.kickoff.gateway.matchmaking;

import org.jspecify.annotations.NullMarked;
