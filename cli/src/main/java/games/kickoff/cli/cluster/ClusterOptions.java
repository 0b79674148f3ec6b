package games.kickoff.cli.cluster;

import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options that choose a Kubernetes API: that of a cluster, by its kubeconfig, or that of a
 * local stack that runs on this machine.
 */
public final class ClusterOptions {

  private final boolean hereUnlessGiven;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "a cluster's (KUBECONFIG, or ~/.kube/config)")
  private Optional<Path> kubeconfig = Optional.empty();

  @Option(names = "--context", paramLabel = "NAME", description = "one of the kubeconfig's")
  private Optional<String> context = Optional.empty();

  @Option(names = "--here", description = "the stack that runs on this machine")
  private boolean here;

  @Mixin private final StackChoice choice = new StackChoice();

  private ClusterOptions(boolean hereUnlessGiven) {
    this.hereUnlessGiven = hereUnlessGiven;
  }

  /** By default a cluster, found as kubectl finds it; options may choose a local stack instead. */
  public static ClusterOptions cluster() {
    return new ClusterOptions(false);
  }

  /** By default the local stack; options may choose a cluster instead. */
  public static ClusterOptions here() {
    return new ClusterOptions(true);
  }

  private boolean isHere() {
    boolean given = kubeconfig.isPresent() || context.isPresent();
    return here || choice.isMade() || hereUnlessGiven && !given;
  }

  /**
   * The chosen local stack; empty if a cluster is chosen.
   *
   * @throws IOException if a local stack is chosen but none runs, or several run and no port is
   *     given
   */
  public Optional<RunningStack> stack() throws IOException {
    return isHere() ? Optional.of(choice.stack()) : Optional.empty();
  }

  /**
   * A client of the chosen API; the caller closes it.
   *
   * @throws IOException if no such API is found; the message says what to do
   */
  public KubernetesClient client() throws IOException {
    return isHere() ? choice.client() : StackChoice.client(ofCluster(), false);
  }

  private Config ofCluster() throws IOException {
    Config config = kubeconfig.isPresent() ? read(kubeconfig.get()) : asKubectlDoes();
    @Nullable NamedContext chosen = config.getCurrentContext();
    if (chosen == null || context.filter(name -> !name.equals(chosen.getName())).isPresent()) {
      throw new IOException(
          context
              .map(name -> "the kubeconfig has no context " + name)
              .orElse("the kubeconfig chooses no context; --context does"));
    }
    return config;
  }

  private Config read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": there is no such file");
    }
    return Config.fromKubeconfig(context.orElse(null), file.toFile());
  }

  private Config asKubectlDoes() throws IOException {
    if (Config.getKubeconfigFilenames().stream().map(Path::of).noneMatch(Files::isRegularFile)) {
      throw new IOException(
          "No cluster is known: KUBECONFIG names no file, and there is no ~/.kube/config."
              + " --kubeconfig names one; --here asks the stack that runs on this machine");
    }
    return Config.autoConfigure(context.orElse(null));
  }
}
