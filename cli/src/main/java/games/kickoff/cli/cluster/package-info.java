/**
 * Chooses the Kubernetes API that a command uses (a cluster's, or that of a local stack on this
 * machine), and the command that shows its objects. Only reads from it.
 */
@NullMarked
package games.kickoff.cli.cluster;

import org.jspecify.annotations.NullMarked;
