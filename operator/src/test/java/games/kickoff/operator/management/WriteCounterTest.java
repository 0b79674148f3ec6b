package games.kickoff.operator.management;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteCounterTest {

  @ParameterizedTest
  @CsvSource({
    "/api/v1/namespaces/default/pods, pods",
    "/api/v1/namespaces/default/pods/p-1, pods",
    "/apis/kickoff.games/v1alpha1/namespaces/n/gamesessions/x/status, gamesessions/status",
    "/apis/coordination.k8s.io/v1/namespaces/n/leases/kickoff, leases",
    "/version, other",
  })
  void writesAreCountedByWhatThePathIsAbout(String path, String kind) {
    assertThat(WriteCounter.kind(path)).isEqualTo(kind);
  }
}
