package games.kickoff.faults.run;

import games.kickoff.faults.check.Violation;
import games.kickoff.faults.fault.FaultKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of a run.
 *
 * @param moment when its fault struck
 * @param recovery from the fault to the next assignment; empty when there was none
 * @param requeued tickets that went back
 * @param affected players who saw a request fail, a ticket go back or a match not end as it should
 */
record RunResult(
    FaultKind kind,
    long seed,
    String moment,
    int matches,
    List<Violation> violations,
    Optional<Duration> recovery,
    int requeued,
    int affected,
    Duration took) {}
