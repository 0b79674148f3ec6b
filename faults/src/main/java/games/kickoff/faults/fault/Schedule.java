package games.kickoff.faults.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * When a run's fault strikes. Pure: the seed decides.
 *
 * @param after how long after the first match was assigned; also how long a step is waited for at
 *     most
 * @param at the step; empty: just then
 * @param before before the step is made; else after, before whoever made it knows
 * @param details decides the rest
 * @param crowd decides what bots do
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

  /** For people. */
  public String moment() {
    return at.map(step -> (before ? "before " : "after ") + step)
        .orElse(after.toMillis() + " ms in");
  }
}
