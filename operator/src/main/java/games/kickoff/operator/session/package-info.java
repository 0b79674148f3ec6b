/**
 * The GameSession: the pure plan of what must happen next to it, and the reconciler that carries
 * the plan out. Pods are found by label, never by name.
 */
@NullMarked
package games.kickoff.operator.session;

import org.jspecify.annotations.NullMarked;
