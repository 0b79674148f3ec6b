/** A fake gateway and a fake game server, which can give wrong answers on purpose. */
@NullMarked
package games.kickoff.loadtest.fake;

import org.jspecify.annotations.NullMarked;
