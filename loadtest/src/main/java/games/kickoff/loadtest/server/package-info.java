/** The game server as a client sees it: its line protocol, with every line checked. */
@NullMarked
package games.kickoff.loadtest.server;

import org.jspecify.annotations.NullMarked;
