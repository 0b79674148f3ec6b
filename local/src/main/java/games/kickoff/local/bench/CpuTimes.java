package games.kickoff.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processor time that this process and its children have taken so far, by kind of process. The
 * benches' own process generates the load and, in a stack, also runs the node and the mock API
 * server.
 */
record CpuTimes(Map<String, Duration> byPart) {

  static CpuTimes now() {
    Map<String, Duration> times = new TreeMap<>();
    add(times, "bench", ProcessHandle.current());
    try (Stream<ProcessHandle> children = ProcessHandle.current().descendants()) {
      children.forEach(child -> add(times, part(child), child));
    }
    return new CpuTimes(times);
  }

  private static void add(Map<String, Duration> times, String part, ProcessHandle process) {
    process.info().totalCpuDuration().ifPresent(d -> times.merge(part, d, Duration::plus));
  }

  private static String part(ProcessHandle process) {
    String line;
    try { // the command line of ProcessHandle is truncated within a long class path
      line = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
    } catch (IOException ended) {
      line = "";
    }
    return Stream.of(
            "OperatorMain", "GatewayMain", "redis-server", "postgres", "kube-apiserver", "etcd")
        .filter(line::contains)
        .findFirst()
        .map(word -> word.replace("Main", "").replace("-server", "").toLowerCase(Locale.ROOT))
        .orElse("others");
  }

  /**
   * The cores that each kind of process has used on average in the {@code time} since {@code
   * before}, as text for people.
   */
  String since(CpuTimes before, Duration time) {
    return byPart.entrySet().stream()
        .map(e ->
            "%s %.2f"
                .formatted(
                    e.getKey(),
                    (double)
                            e.getValue()
                                .minus(before.byPart().getOrDefault(e.getKey(), Duration.ZERO))
                                .toNanos()
                        / time.toNanos()))
        .collect(Collectors.joining(", "));
  }
}
