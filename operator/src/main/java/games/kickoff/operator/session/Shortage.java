package games.kickoff.operator.session;

import java.time.Instant;

/**
 * A quota that leaves no room for a session's pod.
 *
 * @param since when this session first waited for it
 * @param nextTry when a pod of its queue may be tried again
 * @param why in the API server's words
 */
record Shortage(Instant since, Instant nextTry, String why) {}
