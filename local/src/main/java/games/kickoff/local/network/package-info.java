/** Loopback addresses and ports for what runs on this machine. */
@NullMarked
package games.kickoff.local.network;

import org.jspecify.annotations.NullMarked;
