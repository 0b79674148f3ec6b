package games.kickoff.objects;

import io.fabric8.kubernetes.api.Pluralize;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.ApiVersionUtil;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A kind of Kubernetes object: how a command line names it and which columns its table has.
 *
 * @param names the plural first, then the other accepted names
 */
public record ObjectKind(
    String group,
    String version,
    String kind,
    List<String> names,
    boolean namespaced,
    List<Column> columns) {

  private static final Column AGE = Column.age(".metadata.creationTimestamp");

  private static final List<ObjectKind> KNOWN =
      List.of(
          Crd.MATCH_QUEUE.kind(),
          Crd.GAME_SESSION.kind(),
          new ObjectKind(
              "",
              "v1",
              "Pod",
              List.of("pods", "pod", "po"),
              true,
              List.of(
                  Column.of("Ready", ".status.conditions[?(@.type=='Ready')].status"),
                  Column.of("Status", ".status.phase"),
                  Column.of("IP", ".status.podIP"),
                  AGE,
                  Column.wide("Node", ".spec.nodeName"))),
          new ObjectKind(
              "",
              "v1",
              "Event",
              List.of("events", "event", "ev"),
              true,
              List.of(
                  Column.of("Type", ".type"),
                  Column.of("Reason", ".reason"),
                  Column.of("Object", ".involvedObject.name"),
                  AGE,
                  Column.of("Message", ".message"))),
          new ObjectKind(
              "coordination.k8s.io",
              "v1",
              "Lease",
              List.of("leases", "lease"),
              true,
              List.of(Column.of("Holder", ".spec.holderIdentity"), AGE)),
          new ObjectKind(
              "", "v1", "ConfigMap", List.of("configmaps", "configmap", "cm"), true, List.of(AGE)),
          new ObjectKind(
              "",
              "v1",
              "Namespace",
              List.of("namespaces", "namespace", "ns"),
              false,
              List.of(Column.of("Status", ".status.phase"), AGE)),
          new ObjectKind(
              "apiextensions.k8s.io",
              "v1",
              "CustomResourceDefinition",
              List.of("customresourcedefinitions", "crds", "crd"),
              false,
              List.of(AGE)));

  /** The known kind with that name (plural, singular or short), in upper or lower case. */
  public static Optional<ObjectKind> called(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return KNOWN.stream()
        .filter(known ->
            known.names.contains(wanted) || known.kind.toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst();
  }

  /** The plural names of the known kinds, as text for a message. */
  public static String known() {
    return KNOWN.stream().map(kind -> kind.names.getFirst()).collect(Collectors.joining(", "));
  }

  /** The kind of an existing object. A kind that isn't known here is assumed to be namespaced. */
  static ObjectKind of(String apiVersion, String kind) {
    String group = Optional.ofNullable(ApiVersionUtil.trimGroup(apiVersion)).orElse("");
    String inGroup = apiVersion.contains("/") ? group : "";
    return KNOWN.stream()
        .filter(known -> known.kind.equals(kind) && known.group.equals(inGroup))
        .findFirst()
        .orElseGet(() ->
            new ObjectKind(
                inGroup,
                ApiVersionUtil.trimVersion(apiVersion),
                kind,
                List.of(Pluralize.toPlural(kind.toLowerCase(Locale.ROOT))),
                true,
                List.of(AGE)));
  }

  /** An object's name as kubectl prints it, like {@code matchqueue.kickoff.games/duel}. */
  public String qualified(String name) {
    String singular = kind.toLowerCase(Locale.ROOT);
    return (group.isEmpty() ? singular : singular + "." + group) + "/" + name;
  }

  ResourceDefinitionContext context() {
    return new ResourceDefinitionContext.Builder()
        .withGroup(group)
        .withVersion(version)
        .withKind(kind)
        .withPlural(names.getFirst())
        .withNamespaced(namespaced)
        .build();
  }
}
