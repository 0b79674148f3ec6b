/**
 * Helpers for the tests of several modules: an upper bound for waits, a proxy that stalls, and a
 * client that sends slowly.
 */
@NullMarked
package games.kickoff.testing;

import org.jspecify.annotations.NullMarked;
