/** What a whole stack on one machine owns. So far its directory. */
@NullMarked
package games.kickoff.local.stack;

import org.jspecify.annotations.NullMarked;
