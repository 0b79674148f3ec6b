/**
 * The GameSession: pure plans of its next steps, and the reconciler that carries them out. If a
 * step's outcome affects the plan, it is a finding, and a new plan is made with it. Pods are found
 * by label, never by name.
 */
@NullMarked
package games.kickoff.operator.session;

import org.jspecify.annotations.NullMarked;
