package games.kickoff.local.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpURLConnection;
import java.util.List;
import java.util.Set;

/** Compares the rights that were granted with those that were used. */
public final class Rights {

  /** Paths that the API server's own roles open to every user. */
  private static final Set<String> FOR_EVERYBODY = Set.of("/version", "/api", "/apis");

  private Rights() {}

  /**
   * Asserts that every request was allowed by a grant of the chart, that every grant was used, and
   * that no request was refused for another reason than RBAC. RBAC itself may refuse a granted
   * request while the API server starts.
   */
  public static void assertExactlyUsed(ChartAccess access, AuditLog log) {
    List<AuditLog.Request> requests = log.requests();
    List<Grant> grants = access.grants();
    assertThat(requests)
        .as("not granted: the chart grants too little, or somebody else granted it")
        .filteredOn(request -> !FOR_EVERYBODY.contains(request.uri()))
        .allMatch(request -> grants.stream().anyMatch(grant -> grant.allows(request)));
    assertThat(requests)
        .as("refused for another reason than RBAC, which forgets roles while it starts")
        .filteredOn(request -> !request.forbidden())
        .noneMatch(request -> request.code() == HttpURLConnection.HTTP_FORBIDDEN);
    assertThat(grants)
        .as("never used: the chart grants too much")
        .isNotEmpty()
        .allMatch(grant -> requests.stream().anyMatch(grant::allows));
  }
}
