package games.kickoff.checkout;

import games.kickoff.local.process.ChildJvm;
import java.nio.file.Path;

/** Runs the checkout's command in a separate JVM, with the flags of {@code bin/kickoff}. */
public final class CheckoutJvm {

  private CheckoutJvm() {}

  /**
   * Prepares a command; it is not started yet.
   *
   * @param temporary the temporary directory of the command and its stack
   */
  public static ChildJvm of(Path temporary, String... arguments) {
    return ChildJvm.of(CheckoutMain.class.getName())
        .withFlags(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xmx512m",
            "-Djava.io.tmpdir=" + temporary,
            "-Dlogback.configurationFile=logback-local.xml",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow")
        .withArguments(arguments);
  }
}
