package games.kickoff.operator.rules;

import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.time.GoDuration;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.api.MatchQueueSpec;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Volume;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A MatchQueue's spec with its defaults filled in and every value checked, so that the operator
 * need not rely on the API server's validation.
 *
 * @param hostPorts the nodes' ports at which players reach servers; empty: they connect to the
 *     pods' own addresses
 * @param eviction whether voluntary disruptions may end its matches
 * @param ladder how the queue's matches are rated; empty: they are not
 */
public record QueueRules(
    QueueKey key,
    String region,
    MatchRules match,
    ServerRules server,
    PodTemplateSpec template,
    int maxStarting,
    Duration ticketTtl,
    Duration retention,
    boolean paused,
    boolean refuseJoins,
    Optional<HostPortRange> hostPorts,
    MatchQueueSpec.Eviction eviction,
    Optional<LadderRules> ladder) {

  private static final Pattern REGION = Pattern.compile(MatchQueueSpec.REGION_PATTERN);

  /**
   * Reads a queue.
   *
   * @throws InvalidQueue naming the field that is wrong and its valid values
   */
  public static QueueRules of(MatchQueue queue) {
    QueueKey key = key(queue);
    MatchQueueSpec spec = required(queue.getSpec(), "spec");
    MatchQueueSpec.Server server = required(spec.server, "spec.server");
    boolean paused = spec.paused != null && spec.paused;
    PodTemplateSpec template = required(server.template, "spec.server.template");
    if (template.getSpec() == null
        || template.getSpec().getContainers() == null
        || template.getSpec().getContainers().isEmpty()) {
      throw new InvalidQueue(
          "spec.server.template.spec.containers", "must have the game's container as the first");
    }
    refuseTokens(template.getSpec());
    Quantities.check(template);
    MatchRules match = MatchingRules.of(spec);
    return new QueueRules(
        key,
        region(spec.region, "spec.region"),
        match,
        serverRules(server),
        template,
        between(
            1,
            10_000,
            or(server.maxStarting, PublishedQueue.MAX_STARTING),
            "spec.server.maxStarting"),
        positive(spec.ticketTtl, MatchQueueSpec.DEFAULT_TICKET_TTL, "spec.ticketTtl"),
        positive(spec.retention, MatchQueueSpec.DEFAULT_RETENTION, "spec.retention"),
        paused,
        paused && spec.joinsWhilePaused == MatchQueueSpec.JoinsWhilePaused.REFUSE,
        hostPorts(server.hostPorts),
        server.eviction == null ? MatchQueueSpec.Eviction.NEVER : server.eviction,
        QueueLadder.read(spec.ladder, match));
  }

  /**
   * A queue's key, which it has even if its spec is invalid.
   *
   * @throws InvalidQueue when its name or namespace can't be a queue's
   */
  public static QueueKey key(MatchQueue queue) {
    try {
      return new QueueKey(queue.getMetadata().getNamespace(), queue.getMetadata().getName());
    } catch (IllegalArgumentException e) {
      throw new InvalidQueue("metadata.name", String.valueOf(e.getMessage()));
    }
  }

  /**
   * Refuses projected service-account tokens: a game server has no credentials. The token that
   * Kubernetes mounts by default is turned off in the pod.
   */
  private static void refuseTokens(PodSpec spec) {
    for (Volume volume : spec.getVolumes() == null ? List.<Volume>of() : spec.getVolumes()) {
      boolean token =
          volume.getProjected() != null
              && volume.getProjected().getSources() != null
              && volume.getProjected().getSources().stream()
                  .anyMatch(source -> source.getServiceAccountToken() != null);
      if (token) {
        throw new InvalidQueue(
            "spec.server.template.spec.volumes",
            "must not project a service-account token: game servers get no credentials");
      }
    }
  }

  private static ServerRules serverRules(MatchQueueSpec.Server server) {
    MatchQueueSpec.StopProbe probe = server.stopProbe;
    boolean asks = probe != null && probe.protocol == MatchQueueSpec.StopProbe.Protocol.LINE;
    Optional<Duration> stopProbe =
        asks && probe != null
            ? Optional.of(positive(probe.period, "10s", "spec.server.stopProbe.period"))
            : Optional.empty();
    return new ServerRules(
        between(1, 65535, or(server.port, 8080), "spec.server.port"),
        positive(server.readyTimeout, "60s", "spec.server.readyTimeout"),
        duration(server.lostGrace, "30s", "spec.server.lostGrace"),
        positive(server.maxDuration, "1h", "spec.server.maxDuration"),
        between(1, 10, or(server.attempts, 2), "spec.server.attempts"),
        stopProbe);
  }

  private static Optional<HostPortRange> hostPorts(MatchQueueSpec.@Nullable HostPorts ports) {
    if (ports == null) {
      return Optional.empty();
    }
    String field = "spec.server.hostPorts";
    int from = between(1024, 65535, required(ports.from, field + ".from"), field + ".from");
    int to = between(1024, 65535, required(ports.to, field + ".to"), field + ".to");
    if (from > to) {
      throw new InvalidQueue(field, "from must not be above to");
    }
    return Optional.of(new HostPortRange(from, to));
  }

  /** The queue as it is published to gateways. */
  public PublishedQueue published() {
    return PublishedQueue.of(key, match.teamCount(), match.teamSize())
        .region(region)
        .maxParty(match.maxParty())
        .ticketTtl(ticketTtl)
        .retention(retention)
        .maxStarting(maxStarting)
        .paused(paused)
        .refuseJoins(refuseJoins)
        .ladder(ladder)
        .build();
  }

  static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw new InvalidQueue(field, "is required");
    }
    return value;
  }

  private static int or(@Nullable Integer value, int otherwise) {
    return value == null ? otherwise : value;
  }

  static String region(@Nullable String value, String field) {
    if (value == null) {
      return "";
    }
    if (!REGION.matcher(value).matches()) {
      throw new InvalidQueue(field, "must be a DNS label (a-z, 0-9 and -), not " + value);
    }
    return value;
  }

  static int between(int least, int most, int value, String field) {
    if (value < least || value > most) {
      throw new InvalidQueue(field, "must be " + least + " to " + most + ", not " + value);
    }
    return value;
  }

  static Duration duration(@Nullable String value, String otherwise, String field) {
    try {
      return GoDuration.parse(value == null ? otherwise : value);
    } catch (IllegalArgumentException e) {
      throw new InvalidQueue(field, String.valueOf(e.getMessage()));
    }
  }

  private static Duration positive(@Nullable String value, String otherwise, String field) {
    Duration duration = duration(value, otherwise, field);
    if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new InvalidQueue(field, "must be at least 1s, not " + value);
    }
    return duration;
  }
}
