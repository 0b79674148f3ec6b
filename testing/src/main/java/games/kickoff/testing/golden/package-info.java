/**
 * Golden files: wire formats as committed text, compared to the byte. Uses no class of the other
 * modules, so that it can check every module and stays valid when classes move.
 */
@NullMarked
package games.kickoff.testing.golden;

import org.jspecify.annotations.NullMarked;
