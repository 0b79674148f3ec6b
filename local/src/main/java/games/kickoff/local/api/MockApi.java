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

/** fabric8's mock server in CRUD mode, with what {@link ConformingDispatcher} puts right. */
public final class MockApi implements EmbeddedApi {

  private static final String HOST = "127.0.0.1";

  /** Held, since java.util.logging forgets the level of a logger nobody holds. */
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
    // The server's Vert.x unpacks files of the class path, which there are none of, to a directory
    // outside ours, and leaves it behind when it is asked to end while it starts.
    System.setProperty("vertx.disableFileCPResolving", "true");
    Files.createDirectories(directory);
    MockWebServer server = new MockWebServer();
    // A JDK client that knows of it only by its kubeconfig asks for h2c, which the server gets
    // wrong.
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

  /** The server records every request for a test to look at; nobody here does. */
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
