package games.kickoff.operator.matching;

import games.kickoff.operator.queue.QueueDirectory;
import games.kickoff.operator.session.SessionCounts;

/**
 * What is known of queues beside who waits in them.
 *
 * @param directory their rules
 * @param sessions how their sessions do
 * @param admission whether the API server would take their pods
 */
public record QueueKnowledge(
    QueueDirectory directory, SessionCounts sessions, ServerAdmission admission) {}
