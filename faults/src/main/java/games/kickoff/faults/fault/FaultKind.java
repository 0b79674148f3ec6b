package games.kickoff.faults.fault;

import games.kickoff.faults.rig.Realm;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A way to break a realm. */
public enum FaultKind {
  NONE("nothing is broken"),
  OPERATOR_KILL("SIGKILL of the leading operator"),
  OPERATOR_PAUSE("SIGSTOP of the leading operator for longer than its lease, then SIGCONT"),
  GATEWAY_KILL("SIGKILL of the gateway, most often between a script and its answer"),
  REDIS_RESTART("SIGKILL of Redis, started again with its data"),
  REDIS_OLDER("Redis comes back as it was up to two seconds before"),
  REDIS_EMPTY("Redis comes back empty"),
  SCRIPT_FLUSH("SCRIPT FLUSH, again and again"),
  POSTGRES_RESTART("SIGKILL of Postgres, started again"),
  POSTGRES_SLOW("every request to and answer from Postgres is delayed"),
  POSTGRES_REFUSING("Postgres refuses connections"),
  API_SLOW("every word from and to the API server takes longer"),
  API_ERRORS("the API server answers 409, 429, 500 and 503"),
  API_WATCHES_CLOSED("the API server closes watches, again and again"),
  CUT_GATEWAY_REDIS("the network between gateway and Redis is cut"),
  CUT_OPERATOR_REDIS("the network between the leading operator and Redis is cut"),
  CUT_OPERATOR_POSTGRES("the network between the leading operator and Postgres is cut"),
  CUT_OPERATOR_API("the network between the leading operator and the API server is cut"),
  PODS_CRASH("servers end before they are ready"),
  PODS_NEVER_READY("servers never get ready"),
  PODS_DIE("servers die while they are played on"),
  PODS_STAY("servers answer stop and keep running"),
  DELETE_SESSIONS("a person deletes live sessions"),
  DELETE_PODS("a person deletes pods, by force"),
  DELETE_QUEUE("a person deletes a queue, and makes it again"),
  CLOCK_JUMP("the clock of the leading operator's machine jumps, and is set right after a while"),
  QUOTA("a quota leaves no room for pods"),
  REDIS_FAILOVER("Redis' primary becomes a replica and stays up, with all its connections"),
  REDIS_SENTINEL("Redis' primary is killed, stopped or replaced; sentinels have another take over"),
  REDIS_FULL("Redis has no memory left, for a while"),
  REDIS_RESHARD("the realm's slot moves to another node of a Redis Cluster"),
  NAMESPACE_FORBIDDEN(
      "the API server forbids one of the operators' namespaces, half the time as a new leader"
          + " starts"),
  FENCE_BACK("the Lease comes back from an older etcd, and the leading operator is killed"),
  DANGLING_FACT("what no script wrote appears in Redis and Kubernetes, again and again"),
  SIDECAR_FIRST("a service mesh puts its container before the game's in each new pod"),
  EVICT("pods are evicted during their match, and their servers then exit with 0"),
  CLAIM_LOST_BEFORE_RECORD("claims are given back while a match is being recorded"),
  SLOW_HEADERS("two addresses hold many connections and send headers byte by byte");

  private final String what;

  FaultKind(String what) {
    this.what = what;
  }

  /** Its name on the command line, such as {@code operator-kill}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String what() {
    return what;
  }

  public static Optional<FaultKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /**
   * Whether Redis keeps every write it acknowledged; if not, docs/architecture.md §4 promises less.
   */
  public boolean keepsRedis() {
    return this != REDIS_OLDER && this != REDIS_EMPTY && this != REDIS_SENTINEL;
  }

  /**
   * Whether no ticket may fail under this fault and no return of a ticket may be counted as a
   * failed start, since neither a server nor a match causes the fault.
   */
  public boolean burnsNoTicket() {
    return this == QUOTA;
  }

  /** The traits that the realm must have. */
  public Set<Realm.Trait> traits() {
    return switch (this) {
      case PODS_STAY -> Set.of(Realm.Trait.SERVERS_ARE_ASKED);
      case CLOCK_JUMP -> Set.of(Realm.Trait.CLOCKS_CAN_BE_SET);
      case REDIS_FAILOVER -> Set.of(Realm.Trait.REDIS_IS_SWITCHED);
      case REDIS_SENTINEL -> Set.of(Realm.Trait.REDIS_HAS_SENTINELS);
      case REDIS_RESHARD -> Set.of(Realm.Trait.REDIS_IS_A_CLUSTER);
      case NAMESPACE_FORBIDDEN -> Set.of(Realm.Trait.HAS_A_SIDE_NAMESPACE);
      case SLOW_HEADERS -> Set.of(Realm.Trait.CONNECTIONS_ARE_FEW);
      default -> Set.of();
    };
  }

  /**
   * Whether it is a bad fact or a bad client, which may affect only what it belongs to (invariant
   * 15).
   */
  public boolean isBadFact() {
    return switch (this) {
      case NAMESPACE_FORBIDDEN, FENCE_BACK, DANGLING_FACT, SLOW_HEADERS -> true;
      default -> false;
    };
  }

  /**
   * Whether Kickoff alone repairs the fault, so that the recovery is measured from the fault's
   * injection and not from its end.
   */
  public boolean isForKickoffToMend() {
    return switch (this) {
      case OPERATOR_KILL, OPERATOR_PAUSE, GATEWAY_KILL, SCRIPT_FLUSH, API_WATCHES_CLOSED -> true;
      case DELETE_SESSIONS, DELETE_PODS, EVICT -> true;
      case NAMESPACE_FORBIDDEN, FENCE_BACK, DANGLING_FACT -> true;
      case SIDECAR_FIRST, CLAIM_LOST_BEFORE_RECORD, SLOW_HEADERS -> true;
      default -> false;
    };
  }

  /** The steps at which the fault may be injected; if empty, only at random moments. */
  public List<Step> steps() {
    return switch (this) {
      case CLOCK_JUMP, OPERATOR_KILL, OPERATOR_PAUSE, REDIS_RESTART, REDIS_OLDER, REDIS_EMPTY ->
          Step.OF_OPERATOR;
      case POSTGRES_RESTART, POSTGRES_REFUSING, REDIS_FAILOVER, REDIS_FULL -> Step.OF_OPERATOR;
      case CUT_OPERATOR_REDIS, CUT_OPERATOR_POSTGRES, CUT_OPERATOR_API -> Step.OF_OPERATOR;
      case GATEWAY_KILL, CUT_GATEWAY_REDIS -> Step.OF_GATEWAY;
      case CLAIM_LOST_BEFORE_RECORD -> List.of(Step.RECORD, Step.COMMIT_RECORD);
      default -> List.of();
    };
  }
}
