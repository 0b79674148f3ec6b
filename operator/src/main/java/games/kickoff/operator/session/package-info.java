/**
 * The GameSession: its resource, the pure plan of what must happen next to it, its pod, and the
 * reconciler that carries the plan out. Pods are found by label, never by name.
 */
@NullMarked
package games.kickoff.operator.session;

import org.jspecify.annotations.NullMarked;
