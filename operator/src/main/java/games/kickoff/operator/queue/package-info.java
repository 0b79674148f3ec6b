/**
 * The MatchQueue: its resource, its rules, and the tick that turns waiting tickets into sessions.
 * Woken by the queue's log in Redis; writes claims and creates GameSessions, and nothing else.
 */
@NullMarked
package games.kickoff.operator.queue;

import org.jspecify.annotations.NullMarked;
