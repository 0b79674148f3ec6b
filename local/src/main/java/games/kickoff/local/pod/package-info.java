/**
 * The node of a stack: it watches pods, executes them and writes their status as a kubelet does. An
 * {@link games.kickoff.local.pod.Execution} decides how a pod is executed; this package has one
 * that starts processes and a hollow one that only pretends to. It must not know queues, sessions
 * or the operator.
 */
@NullMarked
package games.kickoff.local.pod;

import org.jspecify.annotations.NullMarked;
