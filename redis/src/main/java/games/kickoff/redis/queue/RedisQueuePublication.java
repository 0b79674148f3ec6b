package games.kickoff.redis.queue;

import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.queue.QueuePublication;
import games.kickoff.redis.connection.Script;
import games.kickoff.redis.term.FencedScripts;

/** {@link QueuePublication} in Redis. */
public final class RedisQueuePublication implements QueuePublication {

  private final FencedScripts leader;

  public RedisQueuePublication(FencedScripts leader) {
    this.leader = leader;
  }

  @Override
  public void publish(PublishedQueue queue) {
    leader.done(
        Script.PUBLISH_QUEUE,
        queue.key().toString(),
        "region",
        queue.region(),
        "teamCount",
        Integer.toString(queue.teamCount()),
        "teamSize",
        Integer.toString(queue.teamSize()),
        "maxParty",
        Integer.toString(queue.maxParty()),
        "ttl",
        Long.toString(queue.ticketTtl().toMillis()),
        "retention",
        Long.toString(queue.retention().toMillis()),
        "maxStarting",
        Integer.toString(queue.maxStarting()),
        "paused",
        Boolean.toString(queue.paused()),
        "refuseJoins",
        Boolean.toString(queue.refuseJoins()),
        "ladder",
        LadderJson.write(queue.ladder()));
  }

  @Override
  public int withdraw(QueueKey queue, int most) {
    return Math.toIntExact(
        leader
            .done(Script.WITHDRAW_QUEUE, queue.toString(), Integer.toString(most))
            .number("waiting"));
  }
}
