package games.kickoff.local.rights;

import games.kickoff.local.api.EmbeddedApi;
import games.kickoff.local.stack.StackOptions;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives operators exactly the access that the chart gives them: a token of the chart's service
 * account, bound to the chart's roles and to no others, and the namespaces that the chart
 * configures.
 */
public final class ChartAccess implements StackOptions.Access {

  private static final Set<Class<?>> RIGHTS =
      Set.of(
          ServiceAccount.class,
          Role.class,
          RoleBinding.class,
          ClusterRole.class,
          ClusterRoleBinding.class);

  private static final Set<String> ASSIGNED =
      Set.of("KICKOFF_NAMESPACES", "KICKOFF_LEASE_NAMESPACE");

  private final List<HasMetadata> objects;
  private final List<String> queueNamespaces;

  /**
   * The access of an install with these values.
   *
   * @param queueNamespaces the namespaces of the queues; they must exist before the roles in them
   *     are created
   */
  public ChartAccess(Path values, String... queueNamespaces) {
    this.objects =
        RenderedChart.documents(RenderedChart.render(values)).stream()
            .map(document -> (HasMetadata) Serialization.unmarshal(document))
            .toList();
    this.queueNamespaces = List.of(queueNamespaces);
  }

  /** The operators' user name in the API server's audit log. */
  public String user() {
    return "system:serviceaccount:" + RenderedChart.NAMESPACE + ":" + account();
  }

  /** The rights that the chart grants them. */
  public List<Grant> grants() {
    return Grant.of(objects);
  }

  @Override
  public Map<String, String> settings(EmbeddedApi api) throws IOException {
    try (KubernetesClient client = api.client()) {
      makeNamespace(client, RenderedChart.NAMESPACE);
      queueNamespaces.forEach(namespace -> makeNamespace(client, namespace));
      objects.stream()
          .filter(object -> RIGHTS.contains(object.getClass()))
          .forEach(object -> client.resource(object).create());
      Map<String, String> settings = new HashMap<>();
      for (EnvVar variable : environment()) {
        if (ASSIGNED.contains(variable.getName())) {
          settings.put(variable.getName(), variable.getValue());
        }
      }
      settings.put("KICKOFF_AUDIT_EVERY", "1s");
      settings.put("KUBECONFIG", kubeconfig(api, token(client)).toString());
      return settings;
    }
  }

  /**
   * Creates a namespace with the strictest Pod Security level, which game servers and Kickoff's own
   * pods must satisfy.
   */
  private static void makeNamespace(KubernetesClient client, String name) {
    client
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                .endMetadata()
                .build())
        .createOr(there -> there.update());
  }

  private String token(KubernetesClient client) {
    return client
        .serviceAccounts()
        .inNamespace(RenderedChart.NAMESPACE)
        .withName(account())
        .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build())
        .getStatus()
        .getToken();
  }

  private static Path kubeconfig(EmbeddedApi api, String token) throws IOException {
    Path file = api.kubeconfig().resolveSibling("operator.kubeconfig");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Config
        clusters:
        - name: kickoff
          cluster: {server: "%s", certificate-authority: "%s"}
        users:
        - name: operator
          user: {token: "%s"}
        contexts:
        - name: kickoff
          context: {cluster: kickoff, user: operator, namespace: %s}
        current-context: kickoff
        """
            .formatted(api.url(), api.config().getCaCertFile(), token, RenderedChart.NAMESPACE));
  }

  private String account() {
    return operator().getSpec().getTemplate().getSpec().getServiceAccountName();
  }

  private List<EnvVar> environment() {
    return operator().getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv();
  }

  private Deployment operator() {
    return objects.stream()
        .filter(Deployment.class::isInstance)
        .map(Deployment.class::cast)
        .filter(deployment -> deployment.getMetadata().getName().equals("kickoff-operator"))
        .findFirst()
        .orElseThrow();
  }
}
