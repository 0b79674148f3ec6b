/** The demo: a whole stack, bots that play on it, and a table of the result. */
@NullMarked
package games.kickoff.local.demo;

import org.jspecify.annotations.NullMarked;
