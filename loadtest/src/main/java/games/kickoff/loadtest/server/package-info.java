/** The game server as a client sees it: its line protocol, held to its word. */
@NullMarked
package games.kickoff.loadtest.server;

import org.jspecify.annotations.NullMarked;
