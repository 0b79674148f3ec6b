package games.kickoff.local.api;

/**
 * The condition for {@code @EnabledIf} of tests that need a real API server, and the reason that is
 * shown when they are skipped.
 */
public final class ApiBinariesPresent {

  public static final String CONDITION = "games.kickoff.local.api.ApiBinariesPresent#onThisMachine";
  public static final String OTHERWISE = "kube-api-test's binaries are not in ~/.kubeapitest";

  private ApiBinariesPresent() {}

  public static boolean onThisMachine() {
    return ApiBinaries.find().isPresent();
  }
}
