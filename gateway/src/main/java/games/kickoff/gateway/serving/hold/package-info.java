/** Where requests come from, as far as the gateway can know. */
@NullMarked
package games.kickoff.gateway.serving.hold;

import org.jspecify.annotations.NullMarked;
