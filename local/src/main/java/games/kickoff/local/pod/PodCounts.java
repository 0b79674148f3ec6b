package games.kickoff.local.pod;

/**
 * What a runtime has seen so far.
 *
 * @param created pods seen for the first time
 * @param deleted pods whose object is gone
 * @param started containers started
 * @param running containers that run now
 */
public record PodCounts(long created, long deleted, long started, long running) {}
