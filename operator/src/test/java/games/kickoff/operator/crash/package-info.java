/**
 * Tests in which leaders are killed, or suspended and woken, at every step they take. The fixtures
 * here wrap the stores and the Kubernetes client that an operator is given; the operator itself is
 * unchanged.
 */
package games.kickoff.operator.crash;
