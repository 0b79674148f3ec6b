/**
 * The reference dedicated server: one match, from open over running to stop, behind a TCP line
 * protocol. {@link games.kickoff.gameserver.Match} decides and does no I/O; {@link
 * games.kickoff.gameserver.GameServer} owns the sockets on one thread and carries its words; {@link
 * games.kickoff.gameserver.GameServerMain} wires both to the environment.
 *
 * <p>It knows nothing of Redis, Postgres or Kubernetes and needs nothing but the JDK. It starts
 * once per match, so what runs before the port listens stays small: no logging framework, no
 * regular expressions, nothing that links at run time.
 */
@NullMarked
package games.kickoff.gameserver;

import org.jspecify.annotations.NullMarked;
