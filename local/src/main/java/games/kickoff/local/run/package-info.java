/**
 * {@code make run}: a whole stack that stays up, and {@code make get}, {@code apply} and {@code
 * delete}, which handle the objects of one that runs.
 */
@NullMarked
package games.kickoff.local.run;

import org.jspecify.annotations.NullMarked;
