package games.kickoff.redis.queue;

import static games.kickoff.redis.fixture.Realm.DUEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import games.kickoff.core.ladder.Decay;
import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.store.Rebuilding;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublishedQueueIT {

  private static LadderRules ranked(Optional<Decay> decay) {
    return new LadderRules(
        new LadderName("ranked"),
        LadderRules.RatingModel.GAUSSIAN,
        LadderRules.Results.DEFAULTS,
        decay);
  }

  @Test
  void whatIsPublishedIsFoundAndWhatIsWithdrawnIsNot() {
    try (Realm realm = Realm.open(TestRedis.shared())) {
      RedisQueues queues = new RedisQueues(realm.redis);
      PublishedQueue changed =
          PublishedQueue.of(DUEL, 3, 2)
              .region("eu-west")
              .maxParty(1)
              .ticketTtl(Duration.ofSeconds(5))
              .retention(Duration.ofMinutes(1))
              .maxStarting(7)
              .paused(true)
              .refuseJoins(true)
              .build();
      realm.publication.publish(changed);

      assertThat(queues.find(DUEL)).contains(changed);
      assertThat(queues.find(new QueueKey("default", "nope"))).isEmpty();
      assertThat(queues.all()).extracting(PublishedQueue::key).containsExactly(DUEL, Realm.RANKED);

      realm.publication.withdraw(DUEL, 10);
      assertThat(queues.find(DUEL)).isEmpty();
      assertThat(queues.all()).extracting(PublishedQueue::key).containsExactly(Realm.RANKED);
    }
  }

  @Test
  void aLadderIsPublishedWithItsQueueAndTakenBackWithIt() {
    try (Realm realm = Realm.open(TestRedis.shared())) {
      RedisQueues queues = new RedisQueues(realm.redis);
      LadderRules rules = ranked(Optional.of(new Decay(Duration.ofDays(14), 0.25)));
      PublishedQueue queue =
          PublishedQueue.of(DUEL, 2, 1)
              .region("eu-west")
              .ticketTtl(Duration.ofSeconds(5))
              .retention(Duration.ofMinutes(1))
              .maxStarting(7)
              .build();

      realm.publication.publish(queue.in(rules));
      assertThat(queues.find(DUEL)).contains(queue.in(rules));

      realm.publication.publish(queue);
      assertThat(queues.find(DUEL)).contains(queue);
    }
  }

  @Test
  void ofTheQueuesOfARegionThoseWithALadderGoFirstAndThenByName() {
    try (Realm realm = Realm.open(TestRedis.shared())) {
      RedisQueues queues = new RedisQueues(realm.redis);
      for (String name : List.of("c", "b", "a")) {
        PublishedQueue queue =
            PublishedQueue.of(new QueueKey("default", name), 2, 1)
                .region("mars")
                .ticketTtl(Duration.ofSeconds(5))
                .retention(Duration.ofMinutes(1))
                .maxStarting(7)
                .build();
        realm.publication.publish(name.equals("a") ? queue : queue.in(ranked(Optional.empty())));
      }

      assertThat(queues.ofRegion("mars").map(PublishedQueue::key))
          .contains(new QueueKey("default", "b"));
      assertThat(queues.ofRegion("venus")).isEmpty();
    }
  }

  @Test
  void anEmptyRedisIsNotAnUnknownQueue() {
    try (Realm empty = Realm.closed(TestRedis.shared())) {
      assertThatThrownBy(() -> new RedisQueues(empty.redis).find(DUEL))
          .isInstanceOf(Rebuilding.class);
    }
  }
}
