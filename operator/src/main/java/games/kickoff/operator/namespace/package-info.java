/**
 * The namespaces an operator looks after, and which of them it may watch right now. One that is
 * forbidden costs that namespace (invariant 15). May ask the API server; knows no store.
 */
@NullMarked
package games.kickoff.operator.namespace;

import org.jspecify.annotations.NullMarked;
