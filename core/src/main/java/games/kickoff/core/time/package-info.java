/** How durations are written in manifests and settings. */
@NullMarked
package games.kickoff.core.time;

import org.jspecify.annotations.NullMarked;
