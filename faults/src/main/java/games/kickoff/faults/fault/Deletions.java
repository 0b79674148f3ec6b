package games.kickoff.faults.fault;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.MatchQueue;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Deletions that a person makes with kubectl. */
final class Deletions {

  private Deletions() {}

  /** Deletes one session, chosen at random, that is not over. */
  static Runnable sessions(Scene scene, Random random) {
    KubernetesClient client = scene.realm().rig().client();
    return () -> {
      List<GameSession> live =
          client
              .resources(GameSession.class)
              .inNamespace(scene.realm().name())
              .list()
              .getItems()
              .stream()
              .filter(s -> s.getStatus() == null || s.getStatus().endedAt == null)
              .toList();
      if (!live.isEmpty()) {
        GameSession session = live.get(random.nextInt(live.size()));
        scene.witness().deletedByHand(session.getMetadata().getName());
        client.resource(session).delete();
      }
    };
  }

  /** Deletes one pod, chosen at random, with a grace period of 0. */
  static Runnable pods(Scene scene, Random random) {
    KubernetesClient client = scene.realm().rig().client();
    return () -> {
      var pods = client.pods().inNamespace(scene.realm().name()).list().getItems();
      if (!pods.isEmpty()) {
        var pod = pods.get(random.nextInt(pods.size()));
        scene.realm().rig().servers().deletedByHand(pod.getMetadata().getName());
        client.resource(pod).withGracePeriod(0).delete();
      }
    };
  }

  /** Deletes the queue {@code squad} and creates it again after {@code gone}. */
  static Fault queue(Scene scene, Duration gone) {
    KubernetesClient client = scene.realm().rig().client();
    MatchQueue[] deleted = new MatchQueue[1];
    return new Fault() {
      @Override
      public void hit() {
        var squad =
            client.resources(MatchQueue.class).inNamespace(scene.realm().name()).withName("squad");
        deleted[0] = squad.get();
        scene.deletedQueues().add(new QueueKey(scene.realm().name(), "squad"));
        squad.delete();
      }

      @Override
      public Duration holds() {
        return gone;
      }

      @Override
      public void heal() {
        MatchQueue again = new MatchQueue();
        again.setMetadata(
            new ObjectMetaBuilder().withNamespace(scene.realm().name()).withName("squad").build());
        again.setSpec(deleted[0].getSpec());
        client.resource(again).create();
      }
    };
  }
}
