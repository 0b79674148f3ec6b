package games.kickoff.local.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/**
 * One try of a tcpSocket, httpGet or exec probe against a container on its own address. A gRPC
 * probe is tried as a TCP connection.
 *
 * @param exec runs a command inside the container and says whether it succeeded in time
 */
record ProbeTry(PodLaunch launch, BiFunction<List<String>, Duration, Boolean> exec) {

  boolean passes(Probe probe) {
    Duration timeout = Duration.ofSeconds(Objects.requireNonNullElse(probe.getTimeoutSeconds(), 1));
    try {
      if (probe.getExec() != null) {
        return exec.apply(probe.getExec().getCommand(), timeout);
      }
      if (probe.getHttpGet() != null) {
        return httpGet(probe.getHttpGet(), timeout);
      }
      if (probe.getTcpSocket() != null) {
        return connects(port(probe.getTcpSocket().getPort()), timeout);
      }
      return probe.getGrpc() == null || connects(probe.getGrpc().getPort(), timeout);
    } catch (IOException notYet) {
      return false;
    }
  }

  private boolean connects(int port, Duration timeout) throws IOException {
    try (Socket socket = new Socket()) {
      InetAddress host = InetAddress.ofLiteral(launch.address().host());
      socket.connect(new InetSocketAddress(host, portOnNode(port)), (int) timeout.toMillis());
      return true;
    }
  }

  private boolean httpGet(HTTPGetAction get, Duration timeout) throws IOException {
    String scheme = Objects.requireNonNullElse(get.getScheme(), "HTTP").toLowerCase(Locale.ROOT);
    String path = Objects.requireNonNullElse(get.getPath(), "/");
    URI uri =
        URI.create(
            scheme
                + "://"
                + launch.address().host()
                + ":"
                + portOnNode(port(get.getPort()))
                + (path.startsWith("/") ? path : "/" + path));
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout((int) timeout.toMillis());
    connection.setReadTimeout((int) timeout.toMillis());
    connection.setInstanceFollowRedirects(false);
    get.getHttpHeaders().forEach(h -> connection.setRequestProperty(h.getName(), h.getValue()));
    try {
      int code = connection.getResponseCode();
      return code >= 200 && code < 400;
    } finally {
      connection.disconnect();
    }
  }

  /**
   * Where pods share an address, the container listens on the port that was assigned to its pod.
   */
  private int portOnNode(int port) {
    OptionalInt given = launch.address().port();
    return given.isPresent() ? given.getAsInt() : port;
  }

  private int port(IntOrString port) throws IOException {
    if (port.getIntVal() != null) {
      return port.getIntVal();
    }
    Container container = launch.container();
    return container.getPorts().stream()
        .filter(declared -> port.getStrVal().equals(declared.getName()))
        .mapToInt(ContainerPort::getContainerPort)
        .findFirst()
        .orElseThrow(() -> new IOException("no port is named " + port.getStrVal()));
  }
}
