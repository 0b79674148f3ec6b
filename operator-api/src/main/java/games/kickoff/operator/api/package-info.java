/**
 * The custom resources, as users write their specs and the operator writes their statuses. The CRDs
 * are generated from these types. No behaviour.
 */
@NullMarked
package games.kickoff.operator.api;

import org.jspecify.annotations.NullMarked;
