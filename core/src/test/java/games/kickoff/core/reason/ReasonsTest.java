package games.kickoff.core.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReasonsTest {

  private static final Path DOC = Path.of("../docs/troubleshooting.md");

  @Test
  void theDocNamesEveryEndOfAMatchInItsSentence() throws IOException {
    Map<String, String> known =
        EndReason.known().stream().collect(Collectors.toMap(EndReason::word, EndReason::sentence));
    assertThat(known).hasSameSizeAs(EndReason.known());
    assertDocumented("Why a match ended", known);
  }

  @Test
  void theDocNamesEveryReasonOfATicketInItsSentence() throws IOException {
    assertDocumented(
        "Why a ticket stands where it does",
        TicketReason.known().stream()
            .collect(Collectors.toMap(TicketReason::word, TicketReason::sentence)));
  }

  /** Checks that the table under that heading lists exactly these words, each with its sentence. */
  private static void assertDocumented(String heading, Map<String, String> sentences)
      throws IOException {
    String doc = Files.readString(DOC);
    int start = doc.indexOf("## " + heading + "\n");
    assertThat(start).as(heading).isNotNegative();
    int end = doc.indexOf("\n## ", start);
    Matcher row =
        Pattern.compile("^\\| `(\\w+)` \\| (.*) \\|$", Pattern.MULTILINE)
            .matcher(doc.substring(start, end));
    Map<String, String> meanings = new LinkedHashMap<>();
    while (row.find()) {
      meanings.put(row.group(1), row.group(2).replace("`", ""));
    }
    assertThat(meanings).containsOnlyKeys(sentences.keySet());
    sentences.forEach(
        (word, sentence) -> assertThat(meanings.get(word)).as(word).startsWith(sentence));
  }

  @Test
  void aWordOfANewerKickoffStandsForItself() {
    EndReason newer = EndReason.read("Teleported");
    assertThat(newer.word()).isEqualTo("Teleported");
    assertThat(newer.sentence()).isEmpty();
    assertThat(newer).isEqualTo(EndReason.read("Teleported")).isNotEqualTo(EndReason.STOPPED);
    assertThat(TicketReason.read("Teleported")).isEqualTo(TicketReason.of(newer));
  }

  @Test
  void aTicketHasItsMatchsReason() {
    TicketReason late = TicketReason.read("ReadyTimeout");
    assertThat(late).isEqualTo(TicketReason.of(EndReason.READY_TIMEOUT));
    assertThat(late.sentence()).isEqualTo(EndReason.READY_TIMEOUT.sentence());
  }

  @Test
  void aDeletedQueueIsOneReasonOfATicketInEitherWord() { // ADR 14
    assertThat(TicketReason.read("QueueDeleted")).isEqualTo(TicketReason.QUEUE_DELETED);
    assertThat(TicketReason.read("queue_deleted")).isEqualTo(TicketReason.QUEUE_DELETED);
    assertThat(TicketReason.of(EndReason.QUEUE_DELETED).word()).isEqualTo("queue_deleted");
  }

  @Test
  void nothingIsNoReason() {
    assertThat(EndReason.find("")).isEmpty();
    assertThat(EndReason.find(null)).isEmpty();
    assertThat(TicketReason.find("cancelled")).contains(TicketReason.CANCELLED);
  }
}
