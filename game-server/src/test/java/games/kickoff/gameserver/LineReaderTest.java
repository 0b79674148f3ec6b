package games.kickoff.gameserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.gameserver.LineReader.Next;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {

  private static final String BROKEN = "<broken>";
  private static final String RAW_FF = "<ff>";

  @Test
  void readsSeveralLinesOfOnePacket() {
    assertThat(read("a\nb\r\n\nc\n")).containsExactly("a", "b", "", "c");
  }

  @Test
  void keepsAnUnfinishedLineToItself() {
    assertThat(read("a\nREQUEST_MATCH 3")).containsExactly("a");
  }

  @Test
  void joinsALineOfManyPackets() {
    assertThat(read("GET", "_", "STATE", "\r", "\n")).containsExactly("GET_STATE");
  }

  @Test
  void takesOffOneCarriageReturnOnly() {
    assertThat(read("a\r\r\nb\rc\n")).containsExactly("a\r", "b\rc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void readsALineOfExactlyOneKilobyte(String lineEnd) {
    String longest = "x".repeat(1024);
    assertThat(read(longest + lineEnd + "a\n")).containsExactly(longest, "a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "x\n", "x\r\n", "\r\r\n", "\rx"})
  void breaksAtALineOverOneKilobyte(String oneTooMany) {
    assertThat(read("a\n" + "x".repeat(1024) + oneTooMany)).containsExactly("a", BROKEN);
  }

  @Test
  void breaksAtAnEndlessLineBeforeItsEnd() {
    assertThat(read("x".repeat(1025))).containsExactly(BROKEN);
  }

  @Test
  void countsBytesNotCharacters() {
    assertThat(read("é".repeat(512) + "\n")).containsExactly("é".repeat(512));
    assertThat(read("é".repeat(513) + "\n")).containsExactly(BROKEN);
  }

  @Test
  void readsACharacterCutInTwo() {
    LineReader reader = new LineReader();
    List<String> read = new ArrayList<>();
    feed(reader, new byte[] {(byte) 0xc3}, read);
    feed(reader, new byte[] {(byte) 0xa9, '\n'}, read);
    assertThat(read).containsExactly("é");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ff", // never a byte of UTF-8
        "80", // a continuation byte without a first byte
        "c3", // half a character
        "c080", // a zero byte in an overlong encoding
        "eda080", // half a surrogate pair
        "f5808080", // above U+10FFFF
      })
  void breaksAtInvalidUtf8(String hex) {
    LineReader reader = new LineReader();
    List<String> read = new ArrayList<>();
    byte[] bad = HexFormat.of().parseHex(hex);
    feed(reader, "a\n".getBytes(UTF_8), read);
    feed(reader, bad, read);
    feed(reader, "\nb\n".getBytes(UTF_8), read);
    assertThat(read).containsExactly("a", BROKEN);
  }

  @Property
  void readsTheSameHoweverTheBytesAreCut(
      @ForAll("conversations") byte[] bytes,
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 700) Integer> cuts) {
    List<String> whole = new ArrayList<>();
    feed(new LineReader(), bytes, whole);

    List<String> cut = new ArrayList<>();
    LineReader reader = new LineReader();
    int from = 0;
    for (int i = 0; from < bytes.length && !cut.contains(BROKEN); i++) {
      int to = Math.min(bytes.length, from + cuts.get(i % cuts.size()));
      feed(reader, Arrays.copyOfRange(bytes, from, to), cut);
      from = to;
    }

    assertThat(cut).isEqualTo(whole);
  }

  @Property
  void readsBackTheLinesThatWereWritten(@ForAll @Size(max = 10) List<@AlphaChars String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    assertThat(read(text.toString())).isEqualTo(lines);
  }

  /** Text with line ends, lines of about the greatest length, and some bytes that are not UTF-8. */
  @Provide
  Arbitrary<byte[]> conversations() {
    Arbitrary<String> piece =
        Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.of("\n", "\r\n", "\r", "GET_STATE", "é", "😀")),
            Tuple.of(1, Arbitraries.integers().between(1000, 1030).map(n -> "x".repeat(n))),
            Tuple.of(1, Arbitraries.just(RAW_FF)));
    return piece.list().ofMaxSize(20).map(LineReaderTest::bytes);
  }

  private static byte[] bytes(List<String> pieces) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String piece : pieces) {
      out.writeBytes(piece.equals(RAW_FF) ? new byte[] {(byte) 0xff} : piece.getBytes(UTF_8));
    }
    return out.toByteArray();
  }

  private static List<String> read(String... packets) {
    LineReader reader = new LineReader();
    List<String> read = new ArrayList<>();
    for (String packet : packets) {
      feed(reader, packet.getBytes(UTF_8), read);
    }
    return read;
  }

  private static void feed(LineReader reader, byte[] packet, List<String> read) {
    ByteBuffer bytes = ByteBuffer.wrap(packet);
    while (!read.contains(BROKEN)) {
      switch (reader.next(bytes)) {
        case Next.Line line -> read.add(line.text());
        case Next.Broken _ -> read.add(BROKEN);
        case Next.More _ -> {
          return;
        }
      }
    }
  }
}
