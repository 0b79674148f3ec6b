/** The demo: a whole stack, bots that play on it, and a table of what came of it. */
@NullMarked
package games.kickoff.local.demo;

import org.jspecify.annotations.NullMarked;
