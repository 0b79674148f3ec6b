package games.kickoff.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import picocli.CommandLine;

/** The result of a command line: its exit code and its output. */
record CommandRun(int code, String out, String err) {

  static CommandRun of(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        CheckoutMain.line(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
            .execute(arguments);
    return new CommandRun(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** Parses the options into the command without running it. */
  static <T> T read(T command, String... options) {
    new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(options);
    return command;
  }
}
