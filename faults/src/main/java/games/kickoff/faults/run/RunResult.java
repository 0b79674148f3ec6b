package games.kickoff.faults.run;

import games.kickoff.faults.check.Violation;
import games.kickoff.faults.fault.FaultKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The result of a run.
 *
 * @param moment when the fault was injected, as a text for people
 * @param matches how many matches players were assigned to
 * @param recovery from the fault's end, or its injection if Kickoff alone repairs it, to the first
 *     assignment to a match formed after it; empty if there was none in time
 * @param requeued how many tickets went back to their queue
 * @param affected how many players had a request without an answer or with one of status 5xx, or a
 *     ticket that went back
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
