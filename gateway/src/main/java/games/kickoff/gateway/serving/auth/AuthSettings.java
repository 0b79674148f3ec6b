package games.kickoff.gateway.serving.auth;

import games.kickoff.gateway.serving.auth.issuer.Issuer;
import games.kickoff.gateway.serving.auth.issuer.IssuersFile;
import games.kickoff.secret.SecretFiles;
import games.kickoff.service.environment.Grammar;
import games.kickoff.service.environment.Variables;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * Whether callers must authenticate, and by which secrets they do.
 *
 * @param on false: anybody may do anything
 * @param secrets the secrets of players' tokens: the first signs, all are accepted
 * @param apiKeys the accepted API keys; none: nobody is accepted as the studio's backend
 * @param issuer the tokens' {@code iss}
 * @param others issuers whose tokens authenticate players, too
 */
public record AuthSettings(
    boolean on,
    List<Secret> secrets,
    List<Secret> apiKeys,
    String issuer,
    Lifetimes lifetimes,
    List<Issuer> others) {

  /** Describes the variables, for {@code --help}. */
  public static final String VARIABLES =
      """
      KICKOFF_AUTH              on, or off: anybody may do anything, for local use alone (on)
      KICKOFF_AUTH_SECRETS_FILE a file with the secrets of players' tokens: one or two of 32 bytes
                                or more, apart by a line or a comma; the first signs (required)
      KICKOFF_API_KEYS_FILE     a file with the API keys of the studio's backend, likewise (none)
      KICKOFF_AUTH_ISSUER       the iss of players' tokens (kickoff)
      KICKOFF_AUTH_LIFETIME     how long an access token is good, such as 24h (24h)
      KICKOFF_AUTH_REFRESH_LIFETIME   how long a refresh token is good, and how long after a login
                                an access token can be exchanged for a new one (720h)
      KICKOFF_AUTH_ISSUERS_FILE other issuers of players' tokens, JSON: docs/configuration.md (none)
      """;

  private static final String SECRETS = "KICKOFF_AUTH_SECRETS_FILE";
  private static final String API_KEYS = "KICKOFF_API_KEYS_FILE";
  private static final Grammar ISSUER =
      Grammar.of("[!-~]{1,256}", "1 to 256 printable characters without space");

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(90);
  private static final Duration LONGEST_REFRESH = Duration.ofDays(365);

  /**
   * Anybody may do anything. Tokens are still issued, signed with a random secret, but no request
   * needs one.
   */
  public static AuthSettings off() {
    byte[] random = new byte[Secret.MIN_BYTES];
    new SecureRandom().nextBytes(random);
    Secret secret = Secret.of(HexFormat.of().formatHex(random));
    Lifetimes lifetimes = new Lifetimes(Duration.ofHours(24), Duration.ofDays(30));
    return new AuthSettings(false, List.of(secret), List.of(), "kickoff", lifetimes, List.of());
  }

  /**
   * Reads {@link #VARIABLES}.
   *
   * @throws IllegalArgumentException naming the variable that has a bad value or is missing
   */
  public static AuthSettings from(Variables variables) {
    SecretFiles files = new SecretFiles(name -> variables.text(name, ""));
    files.refusePlain(SECRETS);
    files.refusePlain(API_KEYS);
    if (variables.oneOf("KICKOFF_AUTH", "on", "off").equals("off")) {
      return off();
    }
    ListedSecrets listed = new ListedSecrets(files);
    List<Secret> secrets = listed.read(SECRETS);
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException(
          SECRETS
              + " is missing: a file with the secret that signs players' tokens; make one with:"
              + " openssl rand -hex 32. For local use alone, KICKOFF_AUTH=off lets anybody do"
              + " anything");
    }
    String issuer = variables.text("KICKOFF_AUTH_ISSUER", "kickoff", ISSUER);
    return new AuthSettings(
        true,
        secrets,
        listed.read(API_KEYS),
        issuer,
        new Lifetimes(
            variables.duration("KICKOFF_AUTH_LIFETIME", "24h", SHORTEST, LONGEST),
            variables.duration("KICKOFF_AUTH_REFRESH_LIFETIME", "720h", SHORTEST, LONGEST_REFRESH)),
        others(variables, issuer));
  }

  private static List<Issuer> others(Variables variables, String ours) {
    String name = "KICKOFF_AUTH_ISSUERS_FILE";
    List<Issuer> others =
        variables.parsed(name, "", file -> file.isEmpty() ? List.of() : IssuersFile.read(file));
    if (others.stream().anyMatch(other -> other.name().equals(ours))) {
      throw new IllegalArgumentException(
          name + ": " + ours + " is the realm's own issuer, KICKOFF_AUTH_ISSUER");
    }
    return others;
  }

  /** Contains no secret, only their number. */
  @Override
  public String toString() {
    return on
        ? "auth on, %d secret(s), %d API key(s), %d other issuer(s)"
            .formatted(secrets.size(), apiKeys.size(), others.size())
        : "auth off";
  }
}
