package games.kickoff.operator.matching;

import games.kickoff.operator.queue.QueueDirectory;
import games.kickoff.operator.session.SessionCounts;

/**
 * What is known of queues besides their waiting tickets.
 *
 * @param directory their rules
 * @param sessions the state of their sessions
 * @param admission whether the API server would accept their pods
 */
public record QueueKnowledge(
    QueueDirectory directory, SessionCounts sessions, ServerAdmission admission) {}
