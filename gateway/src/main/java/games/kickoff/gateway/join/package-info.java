/**
 * What every family of routes does when a player joins: puts his rating on board, and tells how a
 * join of one came out.
 */
@NullMarked
package games.kickoff.gateway.join;

import org.jspecify.annotations.NullMarked;
