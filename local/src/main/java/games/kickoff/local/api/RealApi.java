package games.kickoff.local.api;

import games.kickoff.local.directory.StackDirectory;
import games.kickoff.local.network.FreePort;
import games.kickoff.local.process.ChildProcess;
import io.fabric8.kubeapitest.cert.CertManager;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A kube-apiserver and its etcd, from kube-api-test's binaries and with its certificates, but
 * started here: kube-api-test's own launcher lets etcd listen on every interface without a password
 * and keeps data and certificates outside the stack's directory.
 */
public final class RealApi implements EmbeddedApi {

  private static final String HOST = "127.0.0.1";
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration STOP = Duration.ofSeconds(5);

  private static final String AUDIT_POLICY_FILE = "audit-policy.yaml";
  private static final String AUDIT_POLICY =
      """
      apiVersion: audit.k8s.io/v1
      kind: Policy
      omitStages: [RequestReceived]
      rules:
      - {level: Metadata, userGroups: ["system:serviceaccounts"]}
      - {level: None}
      """;

  private final Path directory;
  private final ApiBinaries binaries;
  private final CertManager certificates;
  private final int port = FreePort.on(HOST);
  private final String etcdUrl = "http://" + HOST + ":" + FreePort.on(HOST);
  private final boolean auditing;
  private final ChildProcess etcd;
  private ChildProcess server;

  private RealApi(Path directory, ApiBinaries binaries, boolean auditing) throws IOException {
    this.directory = directory;
    this.auditing = auditing;
    this.binaries = binaries;
    this.certificates = new CertManager(directory.toString());
    certificates.createCertificatesIfNeeded();
    this.etcd = launchEtcd();
    this.server = launchServer();
  }

  static RealApi start(Path directory, ApiBinaries binaries, boolean auditing) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve(AUDIT_POLICY_FILE), AUDIT_POLICY);
    RealApi api = new RealApi(directory, binaries, auditing);
    try {
      Files.writeString(api.kubeconfig(), api.kubeconfigText());
      api.awaitServing();
      return api;
    } catch (IOException | RuntimeException e) {
      api.close();
      throw e;
    }
  }

  @Override
  public Path kubeconfig() {
    return directory.resolve("kubeconfig");
  }

  @Override
  public String url() {
    return "https://" + HOST + ":" + port;
  }

  @Override
  public boolean bindsPods() {
    return true;
  }

  /** The API server's process, which tests pause and kill. Its data is in etcd and stays. */
  public ChildProcess server() {
    return server;
  }

  /**
   * The log of requests by service accounts, with one JSON document a line. It exists only if the
   * API was started with an audit log.
   */
  public Path auditLog() {
    return directory.resolve("audit.log");
  }

  /** Restarts the API server on the same port with the same data. */
  public void restartServer() throws IOException {
    server.terminate(STOP);
    server = launchServer();
    awaitServing();
  }

  @Override
  public void close() throws IOException {
    // They are killed, since their data is not needed any more and a graceful end takes seconds.
    server.kill();
    etcd.kill();
    StackDirectory.delete(directory);
  }

  private ChildProcess launchEtcd() throws IOException {
    String peerUrl = "http://" + HOST + ":" + FreePort.on(HOST);
    return ChildProcess.start(
        List.of(
            binaries.etcd().toString(),
            "--data-dir=" + directory.resolve("etcd"),
            "--unsafe-no-fsync",
            "--listen-client-urls=" + etcdUrl,
            "--advertise-client-urls=" + etcdUrl,
            "--listen-peer-urls=" + peerUrl,
            "--initial-advertise-peer-urls=" + peerUrl,
            "--initial-cluster=default=" + peerUrl),
        Map.of(),
        directory,
        directory.resolve("etcd.log"));
  }

  private ChildProcess launchServer() throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                binaries.apiServer().toString(),
                "--bind-address=" + HOST,
                "--advertise-address=" + HOST,
                "--secure-port=" + port,
                "--cert-dir=" + directory,
                "--tls-cert-file=" + certificates.getAPIServerCertPath(),
                "--tls-private-key-file=" + certificates.getAPIServerKeyPath(),
                "--client-ca-file=" + certificates.getClientCertPath(),
                "--etcd-servers=" + etcdUrl,
                "--authorization-mode=RBAC",
                "--service-account-issuer=https://localhost",
                "--service-account-signing-key-file=" + certificates.getAPIServerKeyPath(),
                "--service-account-key-file=" + certificates.getAPIServerKeyPath(),
                // the plugin requires service accounts, which are not created here
                "--disable-admission-plugins=ServiceAccount",
                "--service-cluster-ip-range=10.0.0.0/24"));
    if (auditing) {
      command.add("--audit-policy-file=" + directory.resolve(AUDIT_POLICY_FILE));
      command.add("--audit-log-path=" + auditLog());
    }
    return ChildProcess.start(
        command, Map.of(), directory, directory.resolve("kube-apiserver.log"));
  }

  /**
   * Waits until the API server answers and has finished its bootstrap: the default namespace
   * exists.
   */
  private void awaitServing() throws IOException {
    Instant deadline = Instant.now().plus(START);
    try (KubernetesClient client = client()) {
      while (Instant.now().isBefore(deadline)) {
        if (server.await(Duration.ofMillis(100)).isPresent()) {
          throw new IOException("kube-apiserver ended; see " + Files.readString(server.log()));
        }
        if (hasDefaultNamespace(client)) {
          return;
        }
      }
    }
    throw new IOException("kube-apiserver did not serve in " + START + "; see " + server.log());
  }

  private static boolean hasDefaultNamespace(KubernetesClient client) {
    try {
      return client.namespaces().withName("default").get() != null;
    } catch (KubernetesClientException notYet) {
      return false;
    }
  }

  private String kubeconfigText() {
    return """
    apiVersion: v1
    kind: Config
    clusters:
    - name: kickoff
      cluster: {server: "%s", certificate-authority: "%s"}
    users:
    - name: kickoff
      user: {client-certificate: "%s", client-key: "%s"}
    contexts:
    - name: kickoff
      context: {cluster: kickoff, user: kickoff, namespace: default}
    current-context: kickoff
    """
        .formatted(
            url(),
            certificates.getAPIServerCertPath(),
            certificates.getClientCertPath(),
            certificates.getClientKeyPath());
  }
}
