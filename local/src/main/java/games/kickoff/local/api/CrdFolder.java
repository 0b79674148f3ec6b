package games.kickoff.local.api;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The YAML files of a folder, each with one CustomResourceDefinition. */
record CrdFolder(Path directory) {

  private static final long ESTABLISHED_SECONDS = 30;

  void applyTo(KubernetesClient client, boolean awaitEstablished) throws IOException {
    List<CustomResourceDefinition> definitions =
        files().stream().map(file -> read(client, file)).toList();
    if (definitions.isEmpty()) {
      throw new IOException("No CustomResourceDefinition (*.yml, *.yaml) in " + directory);
    }
    var api = client.apiextensions().v1().customResourceDefinitions();
    for (CustomResourceDefinition definition : definitions) {
      var present = api.withName(definition.getMetadata().getName()).get();
      if (present == null) {
        api.resource(definition).create();
      } else {
        definition.getMetadata().setResourceVersion(present.getMetadata().getResourceVersion());
        api.resource(definition).update();
      }
    }
    if (awaitEstablished) {
      definitions.forEach(definition ->
          api.withName(definition.getMetadata().getName())
              .waitUntilCondition(CrdFolder::isEstablished, ESTABLISHED_SECONDS, TimeUnit.SECONDS));
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> found = Files.list(directory)) {
      return found
          .filter(file -> file.toString().endsWith(".yml") || file.toString().endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }

  private static CustomResourceDefinition read(KubernetesClient client, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return client.getKubernetesSerialization().unmarshal(in, CustomResourceDefinition.class);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean isEstablished(CustomResourceDefinition definition) {
    return definition != null
        && definition.getStatus() != null
        // a status may have storedVersions before it has conditions
        && definition.getStatus().getConditions() != null
        && definition.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }
}
