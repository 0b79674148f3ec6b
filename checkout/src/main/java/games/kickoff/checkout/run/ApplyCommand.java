package games.kickoff.checkout.run;

import games.kickoff.cli.cluster.StackChoice;
import games.kickoff.objects.Manifest;
import games.kickoff.objects.Objects;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Creates or changes objects of a running local stack, from a file. */
@Command(name = "apply", description = "Create or change objects of the running stack.")
public final class ApplyCommand implements Callable<Integer> {

  private final PrintStream out;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      required = true,
      description = "one or more documents")
  private Path file = Path.of("");

  @Mixin private final StackChoice stack = new StackChoice();

  public ApplyCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    try (KubernetesClient client = stack.client()) {
      Objects objects = new Objects(client);
      Manifest manifest = Manifest.read(file).checked();
      StringBuilder done = new StringBuilder();
      for (GenericKubernetesResource object : manifest.objects()) {
        Objects.Applied applied = objects.apply(manifest, object);
        done.append(Manifest.kindOf(object).qualified(object.getMetadata().getName()))
            .append(' ')
            .append(applied.name().toLowerCase(Locale.ROOT))
            .append('\n');
      }
      out.print(done);
    }
    return 0;
  }
}
