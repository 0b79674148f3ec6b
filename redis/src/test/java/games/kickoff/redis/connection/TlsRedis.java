package games.kickoff.redis.connection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * Just enough of a Redis behind TLS: it answers 0 to every command but that for the protocol's
 * version. (The embedded Redis is built without TLS.) Its certificate is for a single name and is
 * made by the JDK's keytool when the test starts.
 */
final class TlsRedis implements AutoCloseable {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private final SSLServerSocket server;
  private final Path certificate;

  private TlsRedis(SSLServerSocket server, Path certificate) {
    this.server = server;
    this.certificate = certificate;
  }

  /**
   * @param name the name in its certificate, such as {@code ip:127.0.0.1}
   */
  static TlsRedis named(String name, Path directory) throws Exception {
    Path store = directory.resolve("redis.p12");
    Path certificate = directory.resolve("redis.crt");
    List<String> access =
        List.of("-keystore", store.toString(), "-storepass", "changeit", "-alias", "redis");
    keytool(
        access,
        "-genkeypair",
        "-keyalg",
        "EC",
        "-dname",
        "CN=test",
        "-ext",
        "san=" + name,
        "-validity",
        "2");
    keytool(access, "-exportcert", "-rfc", "-file", certificate.toString());
    TlsRedis redis = new TlsRedis(listen(store), certificate);
    Thread.ofVirtual().start(redis::accept);
    return redis;
  }

  private static void keytool(List<String> access, String... what) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(what));
    command.addAll(access);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
  }

  private static SSLServerSocket listen(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return (SSLServerSocket)
        context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> answer(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  /** A request is an array of strings: *n, then n times $length and the string. */
  private static void answer(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = socket.getOutputStream();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        int words = Integer.parseInt(line.substring(1));
        in.readLine();
        String command = in.readLine();
        for (int i = 1; i < words; i++) {
          in.readLine();
          in.readLine();
        }
        String answer = "HELLO".equals(command) ? "-ERR unknown command 'HELLO'" : ":0";
        out.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
      }
    } catch (IOException e) {
      // a client that does not trust the certificate closes the connection
    }
  }

  URI uri() {
    return URI.create("rediss://127.0.0.1:" + server.getLocalPort());
  }

  /** The certificate of its own authority as PEM. */
  Path certificate() {
    return certificate;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
