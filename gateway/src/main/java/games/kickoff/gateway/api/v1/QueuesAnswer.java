package games.kickoff.gateway.api.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.time.GoDuration;
import java.util.List;

/** The answer to {@code GET /v1/queues}. */
record QueuesAnswer(List<Queue> queues) {

  /**
   * One queue.
   *
   * @param queue {@code namespace/name}
   * @param region left out if the queue has none
   * @param maxParty how many players a party may have
   * @param ticketTtl a Go duration: a waiting ticket that is not read for this time, or for three
   *     quarters of it, expires
   * @param paused whether no matches are formed for now
   * @param acceptsJoins false if the queue is paused and also refuses joins
   */
  record Queue(
      String queue,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String region,
      Teams teams,
      int maxParty,
      String ticketTtl,
      boolean paused,
      boolean acceptsJoins) {}

  /** How many teams a full match has, of how many players. */
  record Teams(int count, int size) {}

  static QueuesAnswer of(List<PublishedQueue> queues) {
    return new QueuesAnswer(queues.stream().map(QueuesAnswer::queue).toList());
  }

  private static Queue queue(PublishedQueue queue) {
    return new Queue(
        queue.key().toString(),
        queue.region(),
        new Teams(queue.teamCount(), queue.teamSize()),
        queue.maxParty(),
        GoDuration.format(queue.ticketTtl()),
        queue.paused(),
        !queue.refuseJoins());
  }
}
