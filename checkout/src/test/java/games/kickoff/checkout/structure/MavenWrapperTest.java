package games.kickoff.checkout.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What builds this checkout is the Maven that it names, and no other. */
class MavenWrapperTest {

  @TempDir private Path home;

  @Test
  void aMavenWithAnotherChecksumIsNotRun() throws Exception {
    List<String> requested = new CopyOnWriteArrayList<>();
    HttpServer repository =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    repository.createContext(
        "/",
        exchange -> {
          requested.add(exchange.getRequestURI().getPath());
          byte[] other = "another program".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, other.length);
          exchange.getResponseBody().write(other);
          exchange.close();
        });
    repository.start();
    try {
      Process wrapper = wrapper("http://127.0.0.1:" + repository.getAddress().getPort());
      String printed = new String(wrapper.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(wrapper.waitFor()).isEqualTo(1);
      assertThat(printed).contains("Failed to validate Maven distribution SHA-256");
      assertThat(requested).isNotEmpty().allMatch(path -> path.contains("/apache-maven-"));
    } finally {
      repository.stop(0);
    }
  }

  private Process wrapper(String repository) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(Path.of("..", "mvnw").toString(), "--version").redirectErrorStream(true);
    builder.environment().put("MVNW_REPOURL", repository);
    builder.environment().put("MAVEN_USER_HOME", home.toString());
    builder.environment().put("no_proxy", "127.0.0.1");
    return builder.start();
  }
}
