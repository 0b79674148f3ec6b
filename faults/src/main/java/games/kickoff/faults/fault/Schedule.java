package games.kickoff.faults.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * When a run's fault is injected. The kind and the seed alone decide it.
 *
 * @param after the delay from the first assigned match to the fault if {@code at} is empty;
 *     otherwise the fault is injected at the latest 3 s plus this delay after the first match
 * @param at the step at which the fault is injected; empty: at a time, {@code after} the first
 *     match
 * @param before whether the fault is injected just before the step's request; otherwise after it
 *     was executed and before the process that sent it gets the answer
 * @param details the seed of the fault's details
 * @param crowd the seed of the bots' and the servers' behaviour
 */
public record Schedule(
    FaultKind kind, Duration after, Optional<Step> at, boolean before, long details, long crowd) {

  /** The schedule of that kind and seed. */
  public static Schedule of(FaultKind kind, long seed) {
    Random random = new Random(seed * 31 + kind.ordinal());
    List<Step> steps = kind.steps();
    Duration after = Duration.ofMillis(200 + random.nextInt(2_000));
    boolean atStep = !steps.isEmpty() && random.nextInt(4) > 0;
    Optional<Step> step =
        atStep ? Optional.of(steps.get(random.nextInt(steps.size()))) : Optional.empty();
    return new Schedule(
        kind, after, step, random.nextBoolean(), random.nextLong(), random.nextLong());
  }

  /** A text for people, such as {@code before claim} or {@code 300 ms in}. */
  public String moment() {
    return at.map(step -> (before ? "before " : "after ") + step)
        .orElse(after.toMillis() + " ms in");
  }
}
