package games.kickoff.local.rights;

import com.marcnuri.helm.Helm;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The chart as Helm's own code renders it; without its hooks, which helm-java leaves out. */
public final class RenderedChart {

  public static final String NAMESPACE = "games";
  public static final Path CHART = Path.of("..", "helm", "kickoff");

  private RenderedChart() {}

  /** What {@code helm template kickoff helm/kickoff -n games -f values} prints. */
  public static String render(Path values) {
    return new Helm(CHART)
        .template()
        .withName("kickoff")
        .withNamespace(NAMESPACE)
        .withKubeVersion("1.30.0")
        .withValuesFile(values)
        .call();
  }

  /** Its documents, in order. */
  public static List<String> documents(String rendered) {
    return Arrays.stream(rendered.split("(?m)^---$"))
        .filter(document -> document.contains("kind:"))
        .toList();
  }
}
