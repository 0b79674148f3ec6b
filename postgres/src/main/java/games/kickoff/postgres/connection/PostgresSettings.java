package games.kickoff.postgres.connection;

import games.kickoff.secret.SecretFiles;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where a realm's Postgres is.
 *
 * @param url {@code jdbc:postgresql://host:port/database}, without a password
 * @param schema the realm's own schema; a migration creates it when it is missing
 */
public record PostgresSettings(String url, String user, String password, String schema) {

  private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  /**
   * @throws IllegalArgumentException naming the variable that has a bad value
   */
  public PostgresSettings {
    if (!url.startsWith("jdbc:postgresql://")) {
      throw new IllegalArgumentException(
          "KICKOFF_POSTGRES_URL is jdbc:postgresql://host:port/database");
    }
    if (url.contains("password=")) {
      throw new IllegalArgumentException(
          "KICKOFF_POSTGRES_URL carries no password; KICKOFF_POSTGRES_PASSWORD_FILE names its"
              + " file");
    }
    if (!SCHEMA.matcher(schema).matches()) {
      throw new IllegalArgumentException(
          "KICKOFF_POSTGRES_SCHEMA is 1 to 63 characters of a-z, 0-9 and _, not starting with a"
              + " digit");
    }
  }

  /**
   * Reads KICKOFF_POSTGRES_URL (default {@code jdbc:postgresql://127.0.0.1:5432/kickoff}),
   * KICKOFF_POSTGRES_USER or the file it is in (default {@code kickoff}),
   * KICKOFF_POSTGRES_PASSWORD_FILE and KICKOFF_POSTGRES_SCHEMA (default {@code kickoff}).
   *
   * @throws IllegalArgumentException naming the variable that has a bad value
   */
  public static PostgresSettings fromEnvironment(Map<String, String> environment) {
    SecretFiles secrets = SecretFiles.of(environment);
    return new PostgresSettings(
        environment.getOrDefault(
            "KICKOFF_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:5432/kickoff"),
        secrets
            .valueOrLine("KICKOFF_POSTGRES_USER", "KICKOFF_POSTGRES_USER_FILE")
            .orElse("kickoff"),
        secrets.line("KICKOFF_POSTGRES_PASSWORD_FILE").orElse(""),
        environment.getOrDefault("KICKOFF_POSTGRES_SCHEMA", "kickoff"));
  }

  /** A text without the password. */
  @Override
  public String toString() {
    return url + " as " + user + ", schema " + schema;
  }
}
