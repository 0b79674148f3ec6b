package games.kickoff.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintTest {

  @Test
  void findsNothingEvenWhenStrict() {
    LintResult result = new Helm(Chart.DIRECTORY).lint().strict().quiet().call();
    assertThat(result.getMessages()).isEmpty();
    assertThat(result.isFailed()).isFalse();
  }

  @Test
  void packsIntoOneArchive(@TempDir Path directory) {
    new Helm(Chart.DIRECTORY).packageIt().withDestination(directory).call();
    assertThat(directory).isDirectoryContaining("regex:.*kickoff-[0-9.]+\\.tgz");
  }
}
