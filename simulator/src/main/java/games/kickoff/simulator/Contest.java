package games.kickoff.simulator;

import games.kickoff.core.match.FirstComeFirstServed;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.Ramp;
import games.kickoff.core.match.SkillRules;
import games.kickoff.core.match.skill.RuledMatcher;
import games.kickoff.simulator.baseline.GrowingWindow;
import games.kickoff.simulator.baseline.SlidingWindow;
import games.kickoff.simulator.baseline.SortedBatches;
import games.kickoff.simulator.population.Arrival;
import games.kickoff.simulator.population.Load;
import games.kickoff.simulator.population.MadeUp;
import games.kickoff.simulator.population.Recorded;
import games.kickoff.simulator.run.Contestant;
import games.kickoff.simulator.run.Heat;
import games.kickoff.simulator.run.Measures;
import games.kickoff.simulator.run.Result;
import games.kickoff.simulator.run.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** Defines which matchers compete, and on which arrivals. */
final class Contest {

  /**
   * A stream of arrivals that can be played once for each contestant.
   *
   * @param end when the arrivals end
   * @param sweep whether the contestants also play with a series of other windows
   */
  record Stream(String name, Supplier<Iterator<Arrival>> arrivals, Instant end, boolean sweep) {}

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  /**
   * How long a simulation goes on after the arrivals have ended: long enough for windows to reach
   * their max and for several ticks to pass.
   */
  private static final Duration DRAIN = Duration.ofMinutes(30);

  /** A number so large that it limits nothing, for the baselines. */
  private static final double WIDE = 1e6;

  private final SimulateOptions options;
  private final MatchRules rules;

  private Contest(SimulateOptions options, MatchRules rules) {
    this.options = options;
    this.rules = rules;
  }

  static Contest of(SimulateOptions options) {
    return new Contest(options, options.queue().map(QueueFile::read).orElseGet(FiveOnFive::rules));
  }

  private static Ramp window(double start, double grow, double opening) {
    return new Ramp(start, grow, 60, Duration.ofMillis((long) (1000 * opening)));
  }

  String title() {
    return options.queue().map(file -> "queue " + file).orElse("five against five");
  }

  List<Stream> streams() {
    if (options.tickets().isPresent()) {
      List<Arrival> recorded = Recorded.read(options.tickets().get(), START);
      Instant end = recorded.isEmpty() ? START : recorded.getLast().ticket().joinedAt();
      return List.of(new Stream("recorded tickets", recorded::iterator, end, options.sweep()));
    }
    List<Stream> streams = new ArrayList<>();
    for (double rate : options.rates()) {
      // A sweep takes 18 more runs, so it is made only at a rate of 20, where it shows most, or
      // when a single rate was asked for.
      streams.add(
          stream(
              Load.steady(rate), options.sweep() && (rate == 20 || options.rates().size() == 1)));
    }
    if (options.bursts()) {
      double rate =
          options.rates().contains(20.0) || options.rates().isEmpty()
              ? 20
              : options.rates().getFirst();
      streams.add(stream(Load.tenfold(rate, options.length().toSeconds() / 2.0), false));
    }
    return streams;
  }

  private Stream stream(Load load, boolean sweep) {
    return new Stream(
        load.name(),
        () -> new MadeUp(load, options.parties(), START, options.length(), options.seed()),
        START.plus(options.length()),
        sweep);
  }

  /**
   * Runs the matcher until the JIT has compiled it, so that compiling does not count as the first
   * contestant's CPU time.
   */
  void warmUp() {
    Duration length = Duration.ofMinutes(10);
    for (int round = 0; round < 3; round++) {
      Iterator<Arrival> arrivals = new MadeUp(Load.steady(20), true, START, length, round);
      run(ours("warm up", rules), arrivals, START.plus(length));
    }
  }

  Heat run(Stream stream) {
    List<Heat.Entry> results = new ArrayList<>();
    for (Contestant one : ours()) {
      results.add(new Heat.Entry("ours", true, run(one, stream)));
    }
    for (Contestant one : baselines()) {
      results.add(new Heat.Entry(one.name().split(",")[0], false, run(one, stream)));
    }
    return new Heat(stream.name(), results, stream.sweep() ? frontier(stream) : List.of());
  }

  private List<Contestant> ours() {
    if (options.queue().isPresent()) {
      return List.of(ours("the queue", rules));
    }
    return List.of(
        ours("ours, quick", with(window(2.8, 0.085, 5.6))),
        ours("ours", rules),
        ours("ours, close", with(window(1.9, 0.045, 9))));
  }

  /**
   * The baselines, with the settings that come nearest to what is publicly known of them. The
   * frontier shows other settings.
   */
  private List<Contestant> baselines() {
    return List.of(
        new Contestant("first come", new FirstComeFirstServed(), teamsOnly(), SECOND),
        new Contestant("window", new GrowingWindow(), with(new Ramp(1, 0.25, WIDE)), SECOND),
        new Contestant(
            "sliding, wide", new SlidingWindow(), with(new Ramp(1.5, 0.2, WIDE)), SECOND),
        new Contestant(
            "sliding, close", new SlidingWindow(), with(new Ramp(0.4, 0.13, WIDE)), SECOND),
        new Contestant(
            "batches of 15 s",
            new SortedBatches(),
            with(new Ramp(WIDE, 0, WIDE)),
            Duration.ofSeconds(15)));
  }

  private List<Heat.Frontier> frontier(Stream stream) {
    List<Result> ours = new ArrayList<>();
    List<Result> window = new ArrayList<>();
    List<Result> sliding = new ArrayList<>();
    for (double scale : new double[] {0.6, 0.8, 1, 1.25, 1.6, 2}) {
      ours.add(run(ours("ours", with(window(2.3 * scale, 0.06 * scale, 7 / scale))), stream));
      Ramp usual = new Ramp(scale, 0.25 * scale, WIDE);
      window.add(run(new Contestant("window", new GrowingWindow(), with(usual), SECOND), stream));
      Ramp slid = new Ramp(0.8 * scale, 0.17 * scale, WIDE);
      sliding.add(run(new Contestant("sliding", new SlidingWindow(), with(slid), SECOND), stream));
    }
    return List.of(
        new Heat.Frontier("ours", true, ours),
        new Heat.Frontier("window", false, window),
        new Heat.Frontier("sliding", false, sliding));
  }

  private static Contestant ours(String name, MatchRules rules) {
    return new Contestant(name, new RuledMatcher(), rules, SECOND);
  }

  private MatchRules with(Ramp window) {
    return rules.withSkill(skill().withWindow(window));
  }

  private MatchRules teamsOnly() {
    return new MatchRules(rules.teamCount(), rules.teamSize(), rules.partial());
  }

  private SkillRules skill() {
    return rules.skill().orElseGet(() -> FiveOnFive.rules().skill().orElseThrow());
  }

  private Result run(Contestant contestant, Stream stream) {
    return run(contestant, stream.arrivals().get(), stream.end());
  }

  private Result run(Contestant contestant, Iterator<Arrival> arrivals, Instant end) {
    Measures measures = new Measures(skill());
    new Simulation(contestant, arrivals, end, DRAIN, measures, options.seed()).run();
    return measures.result(contestant.name());
  }
}
