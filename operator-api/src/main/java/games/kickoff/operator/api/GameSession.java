package games.kickoff.operator.api;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** A match being played on one server pod. Created by the operator; its name is the match id. */
@Group(MatchQueue.GROUP)
@Version(MatchQueue.VERSION)
@Kind("GameSession")
@Plural("gamesessions")
@ShortNames("gsess")
@AdditionalPrinterColumn(name = "Queue", jsonPath = ".spec.queue")
@AdditionalPrinterColumn(name = "Phase", jsonPath = ".status.phase")
@AdditionalPrinterColumn(name = "Reason", jsonPath = ".status.reason")
@AdditionalPrinterColumn(name = "Host", jsonPath = ".status.host")
@AdditionalPrinterColumn(
    name = "Port",
    jsonPath = ".status.port",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(name = "Pod", jsonPath = ".status.pod", priority = 1)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public class GameSession extends CustomResource<GameSessionSpec, GameSessionStatus>
    implements Namespaced {

  private static final long serialVersionUID = 1L;

  /** On sessions and their pods: the queue's name. */
  public static final String QUEUE_LABEL = "kickoff.games/queue";

  /** On pods: their session's name. */
  public static final String SESSION_LABEL = "kickoff.games/session";

  /** On pods: which of the session's attempts they are, from 1. */
  public static final String ATTEMPT_LABEL = "kickoff.games/attempt";

  /**
   * On pods: the name of the game's container. The API server may put containers of a service mesh
   * before it when the pod is made, so its position says nothing.
   */
  public static final String CONTAINER_ANNOTATION = "kickoff.games/container";

  /** On pods: {@link #PROTECTED} while a disruption budget keeps the pod from being evicted. */
  public static final String EVICTION_LABEL = "kickoff.games/eviction";

  /** The value of {@link #EVICTION_LABEL} that the disruption budgets select. */
  public static final String PROTECTED = "never";

  /**
   * On pods, set by the node that runs them: the port players connect to, if it is not the game's
   * port.
   */
  public static final String CONNECT_PORT_ANNOTATION = "kickoff.games/connect-port";

  /** On pods: the host players connect to, if it is neither the pod's address nor its node's. */
  public static final String CONNECT_HOST_ANNOTATION = "kickoff.games/connect-host";
}
