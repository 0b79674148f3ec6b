/**
 * The {@code kickoff} command for users: it shows a cluster's objects, explains matches and
 * tickets, and runs bots. It embeds no server and starts none; the commands that do are in module
 * {@code checkout}.
 */
@NullMarked
package games.kickoff.cli;

import org.jspecify.annotations.NullMarked;
