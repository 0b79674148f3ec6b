package games.kickoff.faults.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SidecarFirstTest {

  private static final String POD = "{\"spec\":{\"containers\":[{\"name\":\"game\"}]}}";
  private static final String MESHED =
      "{\"spec\":{\"containers\":[{\"name\":\"a-proxy\",\"image\":\"mesh/proxy\"},{\"name\":\"game\"}]}}";

  @Test
  void putsAContainerBeforeTheGamesInAPodThatIsCreated() {
    String request =
        "POST /api/v1/namespaces/n/pods?x=y HTTP/1.1\r\nHost: h\r\nContent-Length: "
            + POD.length()
            + "\r\nA: b\r\n\r\n"
            + POD;
    assertThat(SidecarFirst.rewrite(request))
        .isEqualTo(
            "POST /api/v1/namespaces/n/pods?x=y HTTP/1.1\r\nHost: h\r\nA: b\r\nContent-Length: "
                + MESHED.length()
                + "\r\n\r\n"
                + MESHED);
  }

  @Test
  void understandsABodyInChunks() {
    String chunks =
        Integer.toHexString(9)
            + "\r\n"
            + POD.substring(0, 9)
            + "\r\n"
            + Integer.toHexString(POD.length() - 9)
            + "\r\n"
            + POD.substring(9)
            + "\r\n0\r\n\r\n";
    String request = "POST /x/pods HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks;
    assertThat(SidecarFirst.rewrite(request))
        .endsWith("\r\n\r\n" + MESHED)
        .doesNotContain("chunked");
  }

  @Test
  void leavesOtherRequestsAsTheyAre() {
    String request = "GET /api/v1/namespaces/n/pods HTTP/1.1\r\n\r\n";
    assertThat(SidecarFirst.rewrite(request)).isSameAs(request);
  }
}
