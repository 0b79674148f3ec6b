/** Tests of what a cluster does with the pods of live matches when it wants to evict them. */
@NullMarked
package games.kickoff.local.eviction;

import org.jspecify.annotations.NullMarked;
