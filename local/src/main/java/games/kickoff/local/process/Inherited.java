package games.kickoff.local.process;

import java.util.Set;

/** The variables of this JVM's environment that a child process needs to run at all. */
final class Inherited {

  static final Set<String> NAMES =
      Set.of("PATH", "HOME", "JAVA_HOME", "LANG", "LC_ALL", "TZ", "TMPDIR");

  private Inherited() {}
}
