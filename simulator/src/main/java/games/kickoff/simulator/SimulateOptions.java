package games.kickoff.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to simulate.
 *
 * @param rates the rates of arrivals to simulate, in players a second
 * @param bursts whether a stream with a tenfold burst is simulated, too
 * @param queue a MatchQueue's YAML file; empty for the documented rules of five against five
 * @param tickets a file of recorded tickets to play instead of made-up ones
 * @param sweep whether a series of windows is simulated to show the frontier of wait against spread
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
