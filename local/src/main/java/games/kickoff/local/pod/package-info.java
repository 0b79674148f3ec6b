/**
 * The node of a stack: it watches pods, executes them and writes their status as a kubelet does.
 * What executing means is an {@link games.kickoff.local.pod.Execution}; this package has two,
 * processes and hollow ones. It must not know queues, sessions or the operator.
 */
@NullMarked
package games.kickoff.local.pod;

import org.jspecify.annotations.NullMarked;
