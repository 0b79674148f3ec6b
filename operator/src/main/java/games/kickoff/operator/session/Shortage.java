package games.kickoff.operator.session;

import java.time.Instant;

/**
 * A quota that leaves no room for a session's pod.
 *
 * @param since when this session first waited for the quota
 * @param nextTry the earliest time for a pod of its queue to be tried again
 * @param why the API server's message
 */
record Shortage(Instant since, Instant nextTry, String why) {}
