package games.kickoff.local.bench;

import games.kickoff.local.pod.CannotStart;
import games.kickoff.local.pod.Execution;
import games.kickoff.local.pod.PodLaunch;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An execution whose first {@code number} containers run for as long as the bench does, while each
 * later one ends after the time {@code others}.
 */
final class FirstOnesStay implements Execution {

  private final Execution endless;
  private final Execution timed;
  private final AtomicInteger left;

  FirstOnesStay(Execution endless, int number, Duration others) {
    this.endless = endless;
    this.timed = new TimedMatches(endless, others);
    this.left = new AtomicInteger(number);
  }

  @Override
  public Running start(PodLaunch launch) throws CannotStart {
    return (left.getAndDecrement() > 0 ? endless : timed).start(launch);
  }
}
