/**
 * The reference dedicated game server: one match, which is open, then running, then stopped, behind
 * a TCP line protocol. {@link games.kickoff.gameserver.Match} decides and does no I/O; {@link
 * games.kickoff.gameserver.GameServer} owns the sockets on one thread and sends the match's
 * messages; {@link games.kickoff.gameserver.GameServerMain} connects both to the environment.
 *
 * <p>It knows nothing of Redis, Postgres or Kubernetes and needs nothing but the JDK. One process
 * starts per match, so little code runs before the port listens: no logging framework, no regular
 * expressions, and nothing that is linked through invokedynamic (lambdas, string concatenation).
 */
@NullMarked
package games.kickoff.gameserver;

import org.jspecify.annotations.NullMarked;
