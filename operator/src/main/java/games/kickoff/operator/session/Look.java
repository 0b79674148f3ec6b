package games.kickoff.operator.session;

import games.kickoff.operator.api.Phase;
import games.kickoff.operator.rules.ServerRules;
import games.kickoff.operator.server.PodView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All a plan may know of a session.
 *
 * @param attempt which pod of the allowed attempts its status names, at least 1
 * @param created when the session was made
 * @param pods the session's pods, whatever their attempt
 * @param missingSince since when a session's pod has been out of sight; empty: it is in sight, or
 *     nobody has looked yet
 * @param shortage why there is no room for its pod; empty: there is, as far as is known
 * @param asked when a live server was last asked whether it has stopped
 * @param resultReported whether a result has come that ends a live match
 */
record Look(
    ServerRules server,
    java.time.Duration retention,
    Phase phase,
    int attempt,
    Instant created,
    Optional<Instant> readyAt,
    Optional<Instant> endedAt,
    List<PodView> pods,
    Optional<Instant> missingSince,
    Optional<Shortage> shortage,
    Optional<Instant> asked,
    boolean resultReported,
    Instant now) {}
