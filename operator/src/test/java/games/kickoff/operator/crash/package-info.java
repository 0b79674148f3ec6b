/**
 * Leaders that die, and leaders that sleep and wake, at every step they take. Here live the
 * fixtures that make it happen around the stores and the Kubernetes client an operator is given;
 * the operator itself knows nothing of it.
 */
package games.kickoff.operator.crash;
