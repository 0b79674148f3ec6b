package games.kickoff.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The memory and threads of a JVM, from Linux' {@code /proc} and a thread dump.
 *
 * @param rssMb the resident memory, in units of 2^20 bytes
 * @param peakMb the greatest resident memory so far, in the same unit
 * @param platform threads of the process, the JVM's own included
 * @param virtual live virtual threads
 */
record Footprint(long rssMb, long peakMb, long platform, long virtual) {

  private static final Pattern VIRTUAL = Pattern.compile("\"virtual\": *true");

  static Footprint of(long pid) throws IOException, InterruptedException {
    long virtual = virtualThreads(pid);
    List<String> status = Files.readAllLines(Path.of("/proc/" + pid + "/status"));
    return new Footprint(
        number(status, "VmRSS:") / 1024,
        number(status, "VmHWM:") / 1024,
        number(status, "Threads:"),
        virtual);
  }

  private static long number(List<String> status, String field) throws IOException {
    for (String line : status) {
      if (line.startsWith(field)) {
        return Long.parseLong(line.substring(field.length()).strip().split(" ", 2)[0]);
      }
    }
    throw new IOException("no " + field + " in /proc/<pid>/status");
  }

  private static long virtualThreads(long pid) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("kickoff-threads-");
    Path dump = directory.resolve("threads.json");
    try {
      Process jcmd =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  Long.toString(pid),
                  "Thread.dump_to_file",
                  "-format=json",
                  dump.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!jcmd.waitFor(30, TimeUnit.SECONDS) || !Files.exists(dump)) {
        jcmd.destroyForcibly();
        throw new IOException("jcmd could not list the threads of process " + pid);
      }
      try (Stream<String> lines = Files.lines(dump)) {
        return lines.map(VIRTUAL::matcher).filter(Matcher::find).count();
      }
    } finally {
      Files.deleteIfExists(dump);
      Files.deleteIfExists(directory);
    }
  }
}
