package games.kickoff.gateway.serving.auth.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuersFileTest {

  @TempDir Path directory;

  private List<Issuer> read(String json) throws IOException {
    Path file = directory.resolve("issuers.json");
    Files.writeString(file, json.replace('\'', '"'));
    return IssuersFile.read(file.toString());
  }

  @Test
  void namesIssuersTheirAudiencesKeysAndPlayers() throws IOException {
    Path keys = Files.writeString(directory.resolve("jwks.json"), "{}");
    assertThat(
            read(
                """
                [{'issuer': 'https://id.example', 'audiences': ['a', 'b'],
                  'jwksUrl': 'https://id.example:8443/keys', 'playerPrefix': 'id:'},
                 {'issuer': 'steam', 'audiences': ['game'], 'jwksFile': '%s',
                  'playerClaim': 'steamid', 'playerPrefix': 'steam:'}]
                """
                    .formatted(keys)))
        .containsExactly(
            new Issuer(
                "https://id.example",
                Set.of("a", "b"),
                URI.create("https://id.example:8443/keys"),
                "sub",
                "id:"),
            new Issuer("steam", Set.of("game"), keys.toUri(), "steamid", "steam:"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ | no JSON",
        "{} | list of 1 to 16",
        "[] | list of 1 to 16",
        "[{}] | issuer must be a text",
        "[{'issuer': 'x', 'jwksUrl': 'https://x/k'}] | audiences",
        "[{'issuer': 'x', 'audiences': [], 'jwksUrl': 'https://x/k'}] | audiences",
        "[{'issuer': 'x', 'audiences': [''], 'jwksUrl': 'https://x/k'}] | audiences",
        "[{'issuer': 'x', 'audiences': 'a', 'jwksUrl': 'https://x/k'}] | audiences",
        "[{'issuer': 'x', 'audiences': ['a']}] | one of jwksUrl and jwksFile",
        "[{'issuer': 'x', 'audiences': ['a'], 'jwksUrl': 'http://x/k'}] | URL of https",
        "[{'issuer': 'x', 'audiences': ['a'], 'jwksUrl': 'https://u:p@x/k'}] | URL of https",
        "[{'issuer': 'x', 'audiences': ['a'], 'jwksUrl': 'file:///etc/passwd'}] | URL of https",
        "[{'issuer': 'x', 'audiences': ['a'], 'jwksUrl': 'https:///k'}] | URL of https",
        "[{'issuer': 'x', 'audiences': ['a'], 'jwksFile': 'keys.json'}] | absolute path",
        "[{'issuer': 'x', 'audiences': ['a'], 'jwksFile': '/nowhere'}] | readable file",
        "[{'issuer': 'x', 'audiences': ['a'], 'jwksUrl': 'https://x/k', 'alg': 'HS256'}] | 'alg'",
        "[{'issuer': 'x', 'audiences': ['a'], 'jwksUrl': 'https://x/k', 'playerPrefix': 'a b'}]"
            + " | playerPrefix",
        "[{'issuer': 'x', 'issuer': 'y'}] | Duplicate",
      })
  void refusesWhatIsNotSafeOrNotClear(String json, String why) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("issuers.json")
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({"'',''", "'',a:", "a:,a:", "a,ab", "ab,a"})
  void refusesPrefixesByWhichTwoPlayersCouldHaveOneId(String one, String other) {
    String both =
        "[{'issuer':'x','audiences':['a'],'jwksUrl':'https://x/k','playerPrefix':'%s'},"
            + "{'issuer':'y','audiences':['a'],'jwksUrl':'https://y/k','playerPrefix':'%s'}]";
    assertThatThrownBy(() -> read(both.formatted(one, other)))
        .hasMessageContaining("players of both could have one id");
  }

  @Test
  void refusesOneIssuerTwice() {
    String twice =
        "[{'issuer':'x','audiences':['a'],'jwksUrl':'https://x/k','playerPrefix':'a:'},"
            + "{'issuer':'x','audiences':['b'],'jwksUrl':'https://x/k','playerPrefix':'b:'}]";
    assertThatThrownBy(() -> read(twice)).hasMessageContaining("two issuers x");
  }

  @Test
  void refusesAHugeFile() throws IOException {
    Path file = Files.writeString(directory.resolve("huge"), " ".repeat(70_000));
    assertThatThrownBy(() -> IssuersFile.read(file.toString())).hasMessageContaining("64 KB");
  }
}
