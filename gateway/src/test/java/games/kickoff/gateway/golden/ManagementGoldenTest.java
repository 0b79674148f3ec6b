package games.kickoff.gateway.golden;

import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.testing.golden.Golden;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Compares the answers of the management port to probes and scrapers with a golden file. */
class ManagementGoldenTest {

  private static final Golden GOLDEN = Golden.of("management");

  @Test
  void everyAnswerIsAsAgreed() {
    FakeRealm realm = new FakeRealm();
    StringBuilder text = new StringBuilder();
    try (TestGateway gateway = TestGateway.on(realm)) {
      for (String path : new String[] {"/livez", "/readyz", "/", "/livez/x"}) {
        text.append(written(path, gateway.management(path), true));
      }
      text.append(written("/metrics", gateway.management("/metrics"), false));
      realm.fill();
      text.append("# Redis is full\n")
          .append(written("/readyz", gateway.management("/readyz"), true));
    }
    realm.forgetEverything();
    try (TestGateway gateway = TestGateway.on(realm)) {
      text.append("# and empty, since before the start\n")
          .append(written("/readyz", gateway.management("/readyz"), true));
    }
    GOLDEN.holds("gateway.txt", text.toString());
  }

  private static String written(String path, HttpResponse<String> response, boolean withBody) {
    return "GET %s\n=> %d\ncontent-type: %s\n\n%s\n"
        .formatted(
            path,
            response.statusCode(),
            response.headers().firstValue("content-type").orElse(""),
            withBody ? response.body() : "(metrics/gateway.txt)\n");
  }

  @AfterAll
  static void noFileIsLeftOver() {
    GOLDEN.hasNoFileBut("gateway.txt");
  }
}
