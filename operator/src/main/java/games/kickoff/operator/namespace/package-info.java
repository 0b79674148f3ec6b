/**
 * The namespaces an operator is responsible for, and which of them it may watch right now. A
 * forbidden namespace affects nothing but itself (invariant 15). May call the API server; does not
 * depend on any store.
 */
@NullMarked
package games.kickoff.operator.namespace;

import org.jspecify.annotations.NullMarked;
