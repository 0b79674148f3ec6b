package games.kickoff.local.manifest;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file a user might apply. Its first line is a comment; in an invalid file it is the message with
 * which the API server must refuse it. Of several documents the last one is tested and the others
 * are applied before it; if one of them has the same name, the last one changes that object.
 */
record Manifest(Path path) {

  private static final Path DIRECTORY = Path.of("src/test/resources/games/kickoff/local/manifest");
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
  private static final String API_VERSION = "kickoff.games/v1alpha1";

  static List<Manifest> all() {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files.sorted().map(Manifest::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isValid() {
    return name().matches("valid-[a-z0-9-]+\\.yaml");
  }

  boolean isInvalid() {
    return name().matches("invalid-[a-z0-9-]+\\.yaml");
  }

  String name() {
    return path.getFileName().toString();
  }

  /** The first line without its comment sign. */
  String firstLine() {
    String line = text().lines().findFirst().orElseThrow();
    if (!line.startsWith("# ")) {
      throw new IllegalStateException(name() + " must begin with a comment");
    }
    return line.substring(2).strip();
  }

  /**
   * Applies every document.
   *
   * @return the last one as the API server has it now
   * @throws KubernetesClientException when it is refused
   */
  GenericKubernetesResource apply(KubernetesClient client) {
    return Arrays.stream(text().split("(?m)^---$"))
        .map(document -> Serialization.unmarshal(document, GenericKubernetesResource.class))
        .map(document -> apply(document, client))
        .reduce((before, last) -> last)
        .orElseThrow();
  }

  /** The API server's message when it refuses the file. */
  String refusal(KubernetesClient client) {
    try {
      apply(client);
    } catch (KubernetesClientException e) {
      return e.getStatus() == null ? String.valueOf(e.getMessage()) : e.getStatus().getMessage();
    }
    throw new AssertionError(name() + " was accepted");
  }

  private static GenericKubernetesResource apply(
      GenericKubernetesResource document, KubernetesClient client) {
    Resource<GenericKubernetesResource> resource =
        client
            .genericKubernetesResources(API_VERSION, document.getKind())
            .inNamespace("default")
            .resource(document);
    return resource.get() == null
        ? resource.create()
        : resource.patch(MERGE, Serialization.asJson(document));
  }

  /** Deletes everything that was applied. */
  static void removeAll(KubernetesClient client) {
    for (String kind : List.of("MatchQueue", "GameSession")) {
      client.genericKubernetesResources(API_VERSION, kind).inNamespace("default").delete();
    }
  }

  private String text() {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
