package games.kickoff.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to simulate.
 *
 * @param rates players a second
 * @param bursts whether a tenfold burst is run too
 * @param queue a MatchQueue's YAML; empty: five against five, the documented rules
 * @param tickets recorded tickets to play instead of made up ones
 * @param sweep whether windows are swept to show the frontier
 */
public record SimulateOptions(
    List<Double> rates,
    boolean bursts,
    long seed,
    Duration length,
    Optional<Path> queue,
    Optional<Path> tickets,
    boolean parties,
    boolean sweep,
    Path out) {}
