package games.kickoff.faults.fault;

import games.kickoff.faults.rig.Realm;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * Takes away all rights in the realm's side namespace, as when its Role is deleted: requests are
 * refused with 403 and watches are closed. Half the time the leader is killed, too, so that its
 * successor starts without the rights.
 */
final class ForbiddenNamespace implements Fault {

  private final Realm realm;
  private final boolean asOneStarts;
  private final Duration holds;
  private final String path;

  ForbiddenNamespace(Scene scene, Random random) {
    this.realm = scene.realm();
    this.asOneStarts = random.nextBoolean();
    // A successor of a killed leader starts when the lease has run out; the namespace must still be
    // forbidden then.
    this.holds =
        asOneStarts ? Faults.between(random, 7_000, 9_000) : Faults.between(random, 1_500, 4_000);
    this.path = "/namespaces/" + realm.sideNamespace() + "/";
  }

  @Override
  public void hit() {
    realm
        .rig()
        .links()
        .operatorApi()
        .forEach(link -> {
          link.answerInPlace(this::refusal);
          link.resetWhere(path);
        });
    if (asOneStarts) {
      realm.operator(realm.leader()).kill();
    }
  }

  private Optional<String> refusal(String request) {
    int line = request.indexOf(" HTTP/1.1\r\n");
    if (line < 0 || !request.substring(0, line).contains(path)) {
      return Optional.empty();
    }
    String body =
        """
        {"kind":"Status","apiVersion":"v1","status":"Failure","code":403,"reason":"Forbidden",\
        "message":"injected: no right to this namespace"}\
        """;
    return Optional.of(
        "HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(body.length(), body));
  }

  @Override
  public Duration holds() {
    return holds;
  }

  @Override
  public void heal() {
    realm.rig().links().operatorApi().forEach(link -> link.answerInPlace(r -> Optional.empty()));
    realm.pauseSideQueue(); // whoever watches it again reports this in its status
  }
}
