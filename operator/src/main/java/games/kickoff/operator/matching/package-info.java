/**
 * The tick that turns a queue's waiting tickets into sessions, and the reconciler that runs it.
 * Woken by the queue's log in Redis; writes claims and creates GameSessions, and nothing else.
 */
@NullMarked
package games.kickoff.operator.matching;

import org.jspecify.annotations.NullMarked;
