package games.kickoff.gateway.serving.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

  private static ClientAddress literal(String address) {
    return ClientAddress.of(InetAddress.ofLiteral(address));
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3.4, 1.2.3.4",
    "1.2.3.4:567, 1.2.3.4",
    "2001:db8::1, 2001:db8::1",
    "[2001:db8::1], 2001:db8::1",
    "[2001:db8::1]:443, 2001:db8::1",
    "[2001:DB8::1]:65535, 2001:db8::1",
    "::ffff:1.2.3.4, 1.2.3.4",
    "[::ffff:1.2.3.4]:443, 1.2.3.4",
  })
  void isReadWithAndWithoutBracketsAndPort(String entry, String address) {
    assertThat(ClientAddress.forwarded(List.of(entry), 1)).hasValue(literal(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "unknown",
        "example.com",
        "example.com:80",
        "1.2.3.4:",
        "1.2.3.4:567890",
        "1.2.3.4:5:6",
        "[1.2.3.4",
        "[]:443",
        "[2001:db8::1]443",
        "[2001:db8::1]:x",
        "[[::1]]",
        "_hidden",
      })
  void isNotReadFromAnythingElse(String entry) {
    assertThat(ClientAddress.forwarded(List.of(entry), 1)).isEmpty();
  }

  @Test
  void isTheOneThatTheOutermostTrustedProxySaw() {
    List<String> lines = List.of("9.9.9.9, 1.1.1.1:80", "2.2.2.2");
    assertThat(ClientAddress.forwarded(lines, 1)).hasValue(literal("2.2.2.2"));
    assertThat(ClientAddress.forwarded(lines, 2)).hasValue(literal("1.1.1.1"));
    assertThat(ClientAddress.forwarded(lines, 4)).isEqualTo(Optional.empty());
  }

  @Test
  void isAWholeNetworkOfVersionSix() {
    assertThat(literal("2001:db8::1")).isEqualTo(literal("2001:db8::ffff:ffff:ffff:ffff"));
    assertThat(literal("2001:db8::1")).isNotEqualTo(literal("2001:db8:0:1::1"));
    assertThat(literal("0.0.0.1")).isNotEqualTo(literal("::1"));
  }
}
