package games.kickoff.local.pod;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A container's environment: its own variables and those that the local runtime sets. {@code HOST}
 * is the address to bind, {@code TERMINATION_LOG} the file for the termination message. {@code
 * PORT} is the port to bind: the one assigned to the pod where pods share an address, otherwise the
 * container's first declared port unless the container sets {@code PORT} itself.
 */
final class ContainerEnvironment {

  /** $(NAME), or $$ for a dollar, as Kubernetes expands them; unknown names stay as they are. */
  private static final Pattern REFERENCE = Pattern.compile("\\$\\$|\\$\\(([^()]+)\\)");

  private final Map<String, String> variables = new LinkedHashMap<>();

  private ContainerEnvironment() {}

  static ContainerEnvironment of(PodLaunch launch, Path terminationLog) throws CannotStart {
    var container = launch.container();
    var environment = new ContainerEnvironment();
    if (!container.getEnvFrom().isEmpty()) {
      throw CannotStart.badConfiguration("envFrom is not supported by the local runtime.");
    }
    for (EnvVar variable : container.getEnv()) {
      environment.add(variable, launch);
    }
    environment.variables.put("HOST", launch.address().host());
    environment.variables.put("TERMINATION_LOG", terminationLog.toString());
    if (launch.address().port().isPresent()) {
      int port = launch.address().port().getAsInt();
      environment.variables.put("PORT", Integer.toString(port));
    } else {
      declaredPort(container.getPorts(), environment.variables);
    }
    return environment;
  }

  Map<String, String> variables() {
    return Map.copyOf(variables);
  }

  List<String> expand(List<String> words) {
    return words.stream().map(this::expand).toList();
  }

  private String expand(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(found -> {
          String name = found.group(1);
          String value = name == null ? "$" : variables.getOrDefault(name, found.group());
          return Matcher.quoteReplacement(value);
        });
  }

  private void add(EnvVar variable, PodLaunch launch) throws CannotStart {
    EnvVarSource source = variable.getValueFrom();
    if (source == null) {
      String value = variable.getValue() == null ? "" : variable.getValue();
      variables.put(variable.getName(), expand(value));
    } else if (source.getFieldRef() != null) {
      String field = source.getFieldRef().getFieldPath();
      variables.put(variable.getName(), fieldOf(launch, field, variable.getName()));
    } else {
      throw CannotStart.badConfiguration(
          "Variable "
              + variable.getName()
              + " comes from a Secret, a ConfigMap or a resource; the local runtime has values and"
              + " fieldRef only.");
    }
  }

  private static String fieldOf(PodLaunch launch, String field, String variable)
      throws CannotStart {
    ObjectMeta metadata = launch.pod().getMetadata();
    return switch (field) {
      case "metadata.name" -> metadata.getName();
      case "metadata.namespace" -> metadata.getNamespace();
      case "metadata.uid" -> metadata.getUid();
      case "status.podIP", "status.hostIP" -> launch.address().host();
      case "spec.nodeName" -> launch.nodeName();
      default ->
          throw CannotStart.badConfiguration(
              "Variable " + variable + " comes from " + field + ", unknown to the local runtime.");
    };
  }

  private static void declaredPort(List<ContainerPort> ports, Map<String, String> variables) {
    if (!ports.isEmpty()) {
      variables.putIfAbsent("PORT", Integer.toString(ports.getFirst().getContainerPort()));
    }
  }
}
