/** What the tests of several modules need: a bound for waits, and a network that stalls. */
@NullMarked
package games.kickoff.testing;

import org.jspecify.annotations.NullMarked;
