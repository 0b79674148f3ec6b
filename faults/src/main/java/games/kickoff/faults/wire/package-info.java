/**
 * Proxies between two parts of a realm. They can hold back, cut or slow down what passes, or answer
 * instead of the server. They know how requests are framed, not what they mean.
 */
@NullMarked
package games.kickoff.faults.wire;

import org.jspecify.annotations.NullMarked;
