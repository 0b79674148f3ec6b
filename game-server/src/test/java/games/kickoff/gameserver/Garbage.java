package games.kickoff.gameserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Generates input that no correct client sends. The same random numbers generate the same input.
 */
final class Garbage {

  private static final List<String> ALMOST =
      List.of(
          "REQUEST_MATCH",
          "REQUEST_MATCH -1",
          "REQUEST_MATCH 0",
          "REQUEST_MATCH NaN",
          "REQUEST_MATCH 1e9",
          "REQUEST_MATCH 0x10",
          "REQUEST_MATCH 1 2",
          "REQUEST_MATCH\u00a060",
          "REQUE\u017fT_MATCH 60",
          "REQUEST_MATCH \u0661\u0662",
          "REQUEST_MATCH 99999999999999999999999999",
          "GET_STATE GET_STATE",
          "GET_STATE\u0000",
          "GET /matchmaking/join HTTP/1.1",
          "{\"id\":{\"id\":{\"id\":[[[[[[]]]]]]}}}",
          "\u001b[2J",
          "\r\r\r");

  private final RandomGenerator random;

  Garbage(RandomGenerator random) {
    this.random = random;
  }

  /** A line, with its line end, that the protocol allows but that is not a command. */
  byte[] line() {
    String text =
        switch (random.nextInt(4)) {
          case 0 -> ALMOST.get(random.nextInt(ALMOST.size()));
          case 1 -> "REQUEST_MATCH " + text(0x20, 0x7f, 20);
          case 2 -> text(0, 0x80, 1024);
          default -> text(0, Character.MAX_CODE_POINT, 256);
        };
    boolean isCommand = Command.parse(text).verb() != Command.Verb.UNKNOWN;
    return ((isCommand ? "" : text) + (random.nextBoolean() ? "\n" : "\r\n")).getBytes(UTF_8);
  }

  /**
   * Input after which the server ends the conversation: invalid UTF-8, a line that is too long, or
   * a line without its end.
   */
  byte[] lastWords() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    switch (random.nextInt(4)) {
      case 0 -> {
        byte[] noise = new byte[random.nextInt(1, 1024)];
        random.nextBytes(noise);
        bytes.writeBytes(noise);
        bytes.writeBytes(new byte[] {(byte) 0xff, '\n'});
      }
      case 1 -> bytes.writeBytes("x".repeat(random.nextInt(1025, 4096)).getBytes(UTF_8));
      case 2 -> bytes.writeBytes("REQUEST_MATCH 6".getBytes(UTF_8)); // without a line end
      default -> bytes.writeBytes(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80, '\n'});
    }
    return bytes.toByteArray();
  }

  /**
   * Fewer than {@code most} code points, each from {@code from} (inclusive) to {@code to}
   * (exclusive), without LF and without surrogates.
   */
  private String text(int from, int to, int most) {
    StringBuilder text = new StringBuilder();
    random
        .ints(random.nextInt(most), from, to)
        .filter(c -> c != '\n' && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE))
        .forEach(text::appendCodePoint);
    return text.toString();
  }
}
