/**
 * Which Kubernetes API a command speaks to, a cluster's or that of a stack that runs on this
 * machine, and the command that shows its objects. Changes nothing there.
 */
@NullMarked
package games.kickoff.cli.cluster;

import org.jspecify.annotations.NullMarked;
