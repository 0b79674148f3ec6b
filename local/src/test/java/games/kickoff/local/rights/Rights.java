package games.kickoff.local.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpURLConnection;
import java.util.List;
import java.util.Set;

/** Granted and used, side by side. */
public final class Rights {

  /** Everybody may ask these: the API server's own roles for any user. */
  private static final Set<String> FOR_EVERYBODY = Set.of("/version", "/api", "/apis");

  private Rights() {}

  /** Nothing was refused, nothing came from elsewhere, and nothing granted was left unused. */
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
