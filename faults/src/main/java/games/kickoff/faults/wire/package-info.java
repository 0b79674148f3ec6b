/**
 * Proxies that stand between two parts of a realm and can hold, cut, slow down or answer in place
 * of what passes. They know how requests are framed, not what they mean.
 */
@NullMarked
package games.kickoff.faults.wire;

import org.jspecify.annotations.NullMarked;
