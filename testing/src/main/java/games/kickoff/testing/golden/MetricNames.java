package games.kickoff.testing.golden;

import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Histogram;
import io.prometheus.client.SimpleCollector;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Describes the metrics of a Prometheus registry without their values: names, types, help, labels
 * and buckets. A scrape leaves out the labels of a metric that has no sample yet, so they are read
 * from the collectors' fields by reflection.
 */
public final class MetricNames {

  private MetricNames() {}

  /** A block of lines for each metric, ordered by name. */
  public static String of(CollectorRegistry registry) {
    Map<?, ?> collectors = (Map<?, ?>) read(CollectorRegistry.class, "collectorsToNames", registry);
    TreeSet<String> blocks = new TreeSet<>();
    for (Object collector : collectors.keySet()) {
      for (Collector.MetricFamilySamples family : ((Collector) collector).collect()) {
        blocks.add(block((Collector) collector, family));
      }
    }
    return String.join("\n", blocks);
  }

  private static String block(Collector collector, Collector.MetricFamilySamples family) {
    String suffix = family.type == Collector.Type.COUNTER ? "_total" : "";
    StringBuilder text = new StringBuilder();
    text.append(family.name).append(suffix).append('\n');
    text.append("  type: ").append(family.type.name().toLowerCase(java.util.Locale.ROOT));
    text.append("\n  help: ").append(family.help);
    text.append("\n  labels: ").append(String.join(" ", labels(collector, family))).append('\n');
    if (collector instanceof Histogram) {
      double[] buckets = (double[]) read(Histogram.class, "buckets", collector);
      text.append("  buckets: ")
          .append(
              Arrays.stream(buckets)
                  .mapToObj(Collector::doubleToGoString)
                  .collect(Collectors.joining(" ")))
          .append('\n');
    }
    return text.toString();
  }

  /** A collector that is not one of the library's has the labels of its samples. */
  private static List<String> labels(Collector collector, Collector.MetricFamilySamples family) {
    if (collector instanceof SimpleCollector) {
      return ((List<?>) read(SimpleCollector.class, "labelNames", collector))
          .stream().map(String::valueOf).toList();
    }
    return family.samples.stream()
        .flatMap(sample -> sample.labelNames.stream())
        .distinct()
        .toList();
  }

  private static Object read(Class<?> type, String name, Object from) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field.get(from);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the metrics library has changed inside", e);
    }
  }
}
