package games.kickoff.local.rights;

import games.kickoff.local.api.ApiBinaries;
import games.kickoff.local.api.EmbeddedApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs kubectl as the administrator of an API server. */
public record Kubectl(Path program, Path kubeconfig) {

  private static final Duration TIME = Duration.ofSeconds(60);

  /** Its output and its exit code. */
  public record Answer(int exitCode, String out, String error) {}

  public static Kubectl of(EmbeddedApi api) {
    return new Kubectl(ApiBinaries.find().orElseThrow().kubectl(), api.kubeconfig());
  }

  /** Runs it and returns the result, whether it succeeded or failed. */
  public Answer answer(String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.add("--kubeconfig=" + kubeconfig);
    command.add("--cache-dir=" + kubeconfig.resolveSibling("kubectl-cache"));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).start();
      process.getOutputStream().close();
      CompletableFuture<String> error =
          CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
      CompletableFuture<String> out =
          CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
      if (!process.waitFor(TIME.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(String.join(" ", command) + " has not ended in " + TIME);
      }
      return new Answer(process.exitValue(), out.join(), error.join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Runs it and returns its output; it must succeed and print no error or warning. */
  public String run(String... arguments) {
    Answer answer = answer(arguments);
    if (answer.exitCode() != 0 || !answer.error().isBlank()) {
      throw new AssertionError(String.join(" ", arguments) + ": " + answer);
    }
    return answer.out();
  }

  private static String read(java.io.InputStream in) {
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
