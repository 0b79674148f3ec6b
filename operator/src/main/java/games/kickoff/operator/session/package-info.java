/**
 * The GameSession: the pure plans of what must happen next to it, and the reconciler that carries
 * them out. What a step comes to is a finding of the look, and the plan is made anew with it. Pods
 * are found by label, never by name.
 */
@NullMarked
package games.kickoff.operator.session;

import org.jspecify.annotations.NullMarked;
