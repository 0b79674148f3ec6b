package games.kickoff.local.api;

import games.kickoff.local.directory.StackDirectory;
import io.fabric8.mockwebserver.MockWebServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** fabric8's mock server in CRUD mode, with the corrections of {@link ConformingDispatcher}. */
public final class MockApi implements EmbeddedApi {

  private static final String HOST = "127.0.0.1";

  /**
   * Kept in a field, since java.util.logging forgets the level of a logger that is not referenced.
   */
  private static final Logger CHATTER = Logger.getLogger("io.fabric8.mockwebserver");

  private final MockWebServer server;
  private final Thread drain;
  private final Path directory;

  private MockApi(MockWebServer server, Path directory) {
    this.server = server;
    this.directory = directory;
    this.drain = Thread.ofVirtual().name("mock-api-drain").start(this::drain);
  }

  static MockApi start(Path directory) throws IOException {
    CHATTER.setLevel(Level.WARNING);
    // Vert.x, which the server uses, makes a directory for files from the class path, though there
    // are none. It is outside the stack's directory, and is left behind if the server is stopped
    // while it starts.
    System.setProperty("vertx.disableFileCPResolving", "true");
    Files.createDirectories(directory);
    MockWebServer server = new MockWebServer();
    // A client on the JDK's HTTP client that has nothing but the kubeconfig asks for HTTP/2 without
    // TLS (h2c), which the server does wrong.
    server.setHttp2ClearTextEnabled(false);
    server.setDispatcher(new ConformingDispatcher());
    server.start(InetAddress.ofLiteral(HOST), 0);
    MockApi api = new MockApi(server, directory);
    Files.writeString(api.kubeconfig(), kubeconfigFor(api.url()));
    return api;
  }

  @Override
  public Path kubeconfig() {
    return directory.resolve("kubeconfig");
  }

  @Override
  public String url() {
    return "http://" + HOST + ":" + server.getPort();
  }

  @Override
  public boolean bindsPods() {
    return false;
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("KUBECONFIG", kubeconfig().toString(), "HTTP2_DISABLE", "true");
  }

  @Override
  public void close() throws IOException {
    drain.interrupt();
    server.close();
    StackDirectory.delete(directory);
  }

  /**
   * Discards the requests, which the server records for tests to look at and would otherwise keep
   * for ever.
   */
  private void drain() {
    try {
      while (true) {
        server.takeRequest();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static String kubeconfigFor(String url) {
    return """
    apiVersion: v1
    kind: Config
    clusters:
    - name: kickoff
      cluster: {server: "%s"}
    users:
    - name: kickoff
      user: {token: mock}
    contexts:
    - name: kickoff
      context: {cluster: kickoff, user: kickoff, namespace: default}
    current-context: kickoff
    """
        .formatted(url);
  }
}
