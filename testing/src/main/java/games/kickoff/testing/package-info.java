/** Helpers for the tests of several modules: an upper bound for waits, and a proxy that stalls. */
@NullMarked
package games.kickoff.testing;

import org.jspecify.annotations.NullMarked;
