/**
 * Wiring and lifecycle of the operator. Whatever an operator decides stands in the packages below,
 * one a concept.
 */
@NullMarked
package games.kickoff.operator;

import org.jspecify.annotations.NullMarked;
