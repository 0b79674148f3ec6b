/**
 * What every family of routes does when a player joins: puts their rating on board, and says how a
 * join of one came out.
 */
@NullMarked
package games.kickoff.gateway.join;

import org.jspecify.annotations.NullMarked;
