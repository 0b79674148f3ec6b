package games.kickoff.operator.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RepairKindTest {

  @Test
  void theDocHasEachInItsTableAndNoOther() throws IOException {
    String doc = Files.readString(Path.of("../docs/reliability.md"));
    int start = doc.indexOf("| difference | repair | `repair` |");
    String table = doc.substring(doc.indexOf("\n| a claim", start), doc.indexOf("\n\n", start));
    assertThat(
            Pattern.compile("[|,] `(\\w+)`(?=[^|]*\\|\n|[^|]*\\|$)")
                .matcher(table)
                .results()
                .map(word -> word.group(1))
                .collect(Collectors.toSet()))
        .isEqualTo(
            Arrays.stream(RepairKind.values()).map(RepairKind::word).collect(Collectors.toSet()));
  }
}
