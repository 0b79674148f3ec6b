package games.kickoff.operator.rules;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a session's server may take, and how it is watched. Copied from the queue when the match
 * is formed: a later change of the queue is for later matches.
 *
 * @param port where the game listens
 * @param readyTimeout from being scheduled to being ready
 * @param lostGrace out of sight before it counts as lost
 * @param maxDuration from ready to the time limit
 * @param attempts pods to try, at least 1
 * @param stopProbe how often to ask a server that says stop and stays; empty: never
 */
public record ServerRules(
    int port,
    Duration readyTimeout,
    Duration lostGrace,
    Duration maxDuration,
    int attempts,
    Optional<Duration> stopProbe) {}
