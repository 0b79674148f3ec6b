/** The address of a match's server. */
@NullMarked
package games.kickoff.core.server;

import org.jspecify.annotations.NullMarked;
