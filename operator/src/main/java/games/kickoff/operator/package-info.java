/**
 * Wiring and lifecycle of the operator. Its decisions are in the packages below, one package for
 * each concept.
 */
@NullMarked
package games.kickoff.operator;

import org.jspecify.annotations.NullMarked;
