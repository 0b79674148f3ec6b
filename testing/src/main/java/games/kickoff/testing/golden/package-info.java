/**
 * Golden files: wire forms as committed text, compared to the byte. Knows no class of ours, so that
 * it can judge every module while classes move.
 */
@NullMarked
package games.kickoff.testing.golden;

import org.jspecify.annotations.NullMarked;
