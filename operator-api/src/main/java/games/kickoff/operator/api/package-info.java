/**
 * The custom resources as users write them and as statuses say them. The CRDs are made from these
 * types. No behaviour.
 */
@NullMarked
package games.kickoff.operator.api;

import org.jspecify.annotations.NullMarked;
