package games.kickoff.local.run;

import games.kickoff.objects.BadManifest;
import games.kickoff.objects.Manifest;
import games.kickoff.objects.ObjectKind;
import games.kickoff.objects.ObjectTable;
import games.kickoff.objects.Objects;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code make get}, {@code make apply} and {@code make delete}, against a stack that runs. */
public final class ObjectsMain {

  private static final String HELP =
      """
      The everyday things with a stack that make run has started.

        get    [--kind KIND] [--name NAME] [--namespace NS] [--out table|wide|yaml]
        apply  --file FILE
        delete --kind KIND --name NAME [--namespace NS]
        --port N   the stack's gateway port; not needed while a single one runs

      A name is looked for in all namespaces unless one is given.
      """;

  /** It's on this machine: what doesn't answer now has gone. */
  private static final int TIMEOUT_MILLIS = 5_000;

  private final Objects objects;
  private final Arguments given;

  private ObjectsMain(Objects objects, Arguments given) {
    this.objects = objects;
    this.given = given;
  }

  /** Exits 2 when told something wrong, 1 when it can't be done. */
  public static void main(String[] arguments) {
    if (arguments.length == 0 || List.of(arguments).contains("--help")) {
      System.out.print(HELP);
      return;
    }
    try {
      Arguments given =
          Arguments.parse(
              List.of(arguments).subList(1, arguments.length),
              Set.of("--kind", "--name", "--namespace", "--out", "--file", "--port"));
      RunningStack stack = find(given.number("--port", 1, 65_535));
      try (KubernetesClient client = client(stack)) {
        System.out.print(new ObjectsMain(new Objects(client), given).run(arguments[0]));
      }
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    } catch (KubernetesClientException e) {
      System.err.println(Objects.words(e));
      System.exit(1);
    } catch (IOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private String run(String verb) throws IOException {
    return switch (verb) {
      case "get" -> get();
      case "apply" -> apply();
      case "delete" -> delete();
      default -> throw new IllegalArgumentException("unknown verb " + verb + "; try --help");
    };
  }

  private String get() throws IOException {
    String out = given.text("--out").orElse("table");
    if (!Set.of("table", "wide", "yaml").contains(out)) {
      throw new IllegalArgumentException("OUT is table, wide or yaml, not '" + out + "'");
    }
    ObjectKind kind = kind();
    List<GenericKubernetesResource> found = found(kind);
    if (given.text("--name").isPresent() && found.isEmpty()) {
      throw nothing(kind);
    }
    return out.equals("yaml")
        ? ObjectTable.yaml(found)
        : ObjectTable.of(kind, found, out.equals("wide"), Instant.now());
  }

  private String apply() throws BadManifest {
    String file = required("--file", "FILE");
    Manifest manifest = Manifest.read(Path.of(file)).checked();
    StringBuilder done = new StringBuilder();
    for (GenericKubernetesResource object : manifest.objects()) {
      Objects.Applied applied = objects.apply(manifest, object);
      done.append(Manifest.kindOf(object).qualified(object.getMetadata().getName()))
          .append(' ')
          .append(applied.name().toLowerCase(Locale.ROOT))
          .append('\n');
    }
    return done.toString();
  }

  private String delete() throws IOException {
    required("--kind", "KIND");
    required("--name", "NAME");
    ObjectKind kind = kind();
    List<GenericKubernetesResource> found = found(kind);
    if (found.isEmpty()) {
      throw nothing(kind);
    }
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          found.stream()
              .map(object -> object.getMetadata().getNamespace())
              .collect(
                  Collectors.joining(", ", "there is one in each of ", "; NAMESPACE= chooses")));
    }
    objects.delete(found.getFirst());
    return kind.qualified(found.getFirst().getMetadata().getName()) + " deleted\n";
  }

  private ObjectKind kind() {
    String name = given.text("--kind").orElse("mq");
    return ObjectKind.called(name)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "KIND is one of " + ObjectKind.known() + ", not '" + name + "'"));
  }

  private List<GenericKubernetesResource> found(ObjectKind kind) {
    Optional<String> name = given.text("--name");
    return objects.list(kind, given.text("--namespace")).stream()
        .filter(object -> name.map(object.getMetadata().getName()::equals).orElse(true))
        .toList();
  }

  private IOException nothing(ObjectKind kind) {
    return new IOException("there is no " + kind.qualified(given.text("--name").orElse("")));
  }

  private String required(String argument, String variable) {
    return given
        .text(argument)
        .orElseThrow(() -> new IllegalArgumentException(variable + "= is needed"));
  }

  private static RunningStack find(OptionalInt port) throws IOException {
    List<RunningStack> all = RunningStack.all();
    if (all.isEmpty()) {
      throw new IOException("No stack runs here. Start one with: make run");
    }
    String ports =
        all.stream().map(stack -> Integer.toString(stack.port())).collect(Collectors.joining(", "));
    if (port.isEmpty() && all.size() > 1) {
      throw new IOException("Several stacks run; say which by PORT=, one of " + ports);
    }
    return all.stream()
        .filter(stack -> port.isEmpty() || stack.port() == port.getAsInt())
        .findFirst()
        .orElseThrow(() ->
            new IOException(
                "No stack runs on port %d, but on %s"
                    .formatted(port.orElse(RunOptions.PORT), ports)));
  }

  private static KubernetesClient client(RunningStack stack) {
    Config config =
        new ConfigBuilder(Config.fromKubeconfig(Path.of(stack.kubeconfig()).toFile()))
            .withHttp2Disable(stack.mock())
            .withRequestTimeout(TIMEOUT_MILLIS)
            .withConnectionTimeout(TIMEOUT_MILLIS)
            .withRequestRetryBackoffLimit(0)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }
}
