package games.kickoff.checkout.run;

import games.kickoff.cli.cluster.ObjectChoice;
import games.kickoff.cli.cluster.ObjectKindConverter;
import games.kickoff.cli.cluster.StackChoice;
import games.kickoff.cli.line.WrongOption;
import games.kickoff.objects.ObjectKind;
import games.kickoff.objects.Objects;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes one object of a running local stack. */
@Command(name = "delete", description = "Delete an object of the running stack.")
public final class DeleteCommand implements Callable<Integer> {

  private final PrintStream out;

  @Option(
      names = {"-k", "--kind"},
      paramLabel = "KIND",
      required = true,
      converter = ObjectKindConverter.class,
      description = "mq, gsess, pods, ...")
  private Optional<ObjectKind> kind = Optional.empty();

  @Mixin private final ObjectChoice choice = new ObjectChoice();
  @Mixin private final StackChoice stack = new StackChoice();

  public DeleteCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    if (choice.name().isEmpty()) {
      throw new WrongOption("--name NAME is needed");
    }
    ObjectKind wanted = kind.orElseThrow();
    try (KubernetesClient client = stack.client()) {
      Objects objects = new Objects(client);
      List<GenericKubernetesResource> found = choice.of(wanted, objects);
      if (found.size() > 1) {
        throw new WrongOption(
            found.stream()
                .map(object -> object.getMetadata().getNamespace())
                .collect(
                    Collectors.joining(", ", "there is one in each of ", "; NAMESPACE= chooses")));
      }
      objects.delete(found.getFirst());
      out.println(wanted.qualified(found.getFirst().getMetadata().getName()) + " deleted");
    }
    return 0;
  }
}
