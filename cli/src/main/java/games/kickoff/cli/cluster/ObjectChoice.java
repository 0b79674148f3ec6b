package games.kickoff.cli.cluster;

import games.kickoff.objects.ObjectKind;
import games.kickoff.objects.Objects;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * The options that choose objects of a kind: all, or those of a name, in all namespaces or in one.
 */
public final class ObjectChoice {

  @Option(names = "--name", paramLabel = "NAME", description = "the one of that name")
  private Optional<String> name = Optional.empty();

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NS",
      description = "in that namespace (all)")
  private Optional<String> namespace = Optional.empty();

  public Optional<String> name() {
    return name;
  }

  /**
   * The existing objects that the options choose.
   *
   * @throws IOException if a name was given and no object has it
   */
  public List<GenericKubernetesResource> of(ObjectKind kind, Objects objects) throws IOException {
    List<GenericKubernetesResource> found =
        objects.list(kind, namespace).stream()
            .filter(object -> name.map(object.getMetadata().getName()::equals).orElse(true))
            .toList();
    if (name.isPresent() && found.isEmpty()) {
      throw new IOException("there is no " + kind.qualified(name.get()));
    }
    return found;
  }
}
