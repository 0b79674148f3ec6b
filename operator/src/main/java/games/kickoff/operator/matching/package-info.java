/**
 * The tick that turns a queue's waiting tickets into sessions, and the reconciler that runs it. It
 * is triggered by the queue's log in Redis; it writes to Redis, creates GameSessions and writes the
 * queue's status, but never touches a session that exists.
 */
@NullMarked
package games.kickoff.operator.matching;

import org.jspecify.annotations.NullMarked;
