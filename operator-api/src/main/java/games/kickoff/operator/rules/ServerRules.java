package games.kickoff.operator.rules;

import java.time.Duration;
import java.util.Optional;

/**
 * The time limits of a session's server, and how it is watched. Copied from the queue when the
 * match is formed, so that a later change of the queue applies only to later matches.
 *
 * @param port where the game listens
 * @param readyTimeout from being scheduled to being ready
 * @param lostGrace how long the pod may be missing before it counts as lost
 * @param maxDuration from ready to the time limit
 * @param attempts pods to try, at least 1
 * @param stopProbe how often to ask a server that does not end by itself whether its match is over;
 *     empty: never
 */
public record ServerRules(
    int port,
    Duration readyTimeout,
    Duration lostGrace,
    Duration maxDuration,
    int attempts,
    Optional<Duration> stopProbe) {}
