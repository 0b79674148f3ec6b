package games.kickoff.local.api;

import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubeapitest.KubeAPITestException;
import io.fabric8.kubeapitest.binary.BinaryManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The kube-apiserver, etcd and kubectl that kube-api-test finds on this machine. Never downloads.
 */
public record ApiBinaries(Path apiServer, Path etcd, Path kubectl) {

  static ApiBinaries require() throws IOException {
    return find()
        .orElseThrow(() ->
            new IOException(
                "No kube-apiserver found. kube-api-test looks for kube-apiserver, etcd and"
                    + " kubectl in ~/.kubeapitest/k8s/<version>-linux-amd64/; "
                    + ApiChoice.VARIABLE
                    + "=mock does without."));
  }

  public static Optional<ApiBinaries> find() {
    // Offline mode is set here and not by kube-api-test's environment variable, since reading that
    // variable ends in a ClassCastException.
    var config = KubeAPIServerConfigBuilder.anAPIServerConfig().withOfflineMode(true).build();
    BinaryManager manager = new BinaryManager(config);
    try {
      manager.initAndDownloadIfRequired();
    } catch (KubeAPITestException notThere) {
      return Optional.empty();
    }
    var found = manager.binaries();
    return Optional.of(
        new ApiBinaries(
            found.getApiServer().toPath(), found.getEtcd().toPath(), found.getKubectl().toPath()));
  }
}
