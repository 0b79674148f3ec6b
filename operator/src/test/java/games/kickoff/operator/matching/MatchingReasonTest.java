package games.kickoff.operator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MatchingReasonTest {

  @Test
  void theDocHasEachInItsTableAndNoOther() throws IOException {
    String doc = Files.readString(Path.of("../docs/troubleshooting.md"));
    int start = doc.indexOf("## Players wait and no match is formed");
    String table = doc.substring(start, doc.indexOf("`ServerAdmitted` says", start));
    Set<String> documented =
        Pattern.compile("^\\| `(\\w+)`", Pattern.MULTILINE)
            .matcher(table)
            .results()
            .map(row -> row.group(1))
            .skip(1) // the table's header: | `Matching` reason |
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(documented)
        .isEqualTo(
            Arrays.stream(MatchingReason.values())
                .map(MatchingReason::word)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void theDocHasEachOfAnAdmission() throws IOException {
    String doc = Files.readString(Path.of("../docs/troubleshooting.md"));
    int start = doc.indexOf("| `ServerAdmitted` | reason | meaning |");
    String table = doc.substring(start, doc.indexOf("\n\n", start));
    for (AdmissionReason reason : AdmissionReason.values()) {
      assertThat(table).contains("`" + reason.word() + "`");
    }
  }

  @Test
  void isFoundByItsWord() {
    for (MatchingReason reason : MatchingReason.values()) {
      assertThat(MatchingReason.of(reason.word())).contains(reason);
    }
    assertThat(MatchingReason.of("Teleported")).isEmpty();
  }
}
