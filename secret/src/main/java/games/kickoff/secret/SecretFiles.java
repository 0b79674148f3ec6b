package games.kickoff.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Secrets in files, each named by an environment variable {@code …_FILE}. The variable without that
 * suffix would hold the secret itself; it is refused, since a process' environment is shown by
 * {@code kubectl describe}, by {@code /proc} and by crash reports. All methods throw {@link
 * IllegalArgumentException} with the variable's name and the file's path, and without any part of a
 * secret.
 */
public final class SecretFiles {

  /** The longest content of a file, in bytes. */
  public static final int MAX_BYTES = 16 * 1024;

  private static final String SUFFIX = "_FILE";

  private final UnaryOperator<String> variables;

  /**
   * @param variables the value of an environment variable, by its name; empty when it is not set
   */
  public SecretFiles(UnaryOperator<String> variables) {
    this.variables = variables;
  }

  public static SecretFiles of(Map<String, String> environment) {
    return new SecretFiles(name -> environment.getOrDefault(name, ""));
  }

  /**
   * The content of the file that the variable names; empty when the variable is not set.
   *
   * @param variable a name that ends in {@code _FILE}
   * @throws IllegalArgumentException when the secret itself is in the environment, or when the file
   *     can't be read, is blank, is longer than {@link #MAX_BYTES} or is not UTF-8
   */
  public Optional<String> content(String variable) {
    refusePlain(variable);
    String file = variables.apply(variable);
    return file.isEmpty() ? Optional.empty() : Optional.of(read(variable, file));
  }

  /**
   * The one line in the file that the variable names, without line breaks at its end; empty when
   * the variable is not set.
   *
   * @param variable a name that ends in {@code _FILE}
   * @throws IllegalArgumentException as {@link #content} does, or when the file has several lines
   */
  public Optional<String> line(String variable) {
    return content(variable).map(text -> oneLine(variable, text));
  }

  /**
   * A value that is no secret but may be in a Secret, such as a user's name: the variable's value,
   * or the one line in the file that the variable with the suffix {@code _FILE} names.
   *
   * @param variable a name without {@code _FILE}
   * @param fileVariable the same name with {@code _FILE}
   * @throws IllegalArgumentException when both are set, or about the file as {@link #line} does
   */
  public Optional<String> valueOrLine(String variable, String fileVariable) {
    String value = variables.apply(variable);
    String file = variables.apply(fileVariable);
    if (!value.isEmpty() && !file.isEmpty()) {
      throw new IllegalArgumentException(
          "set %s or %s, not both".formatted(variable, fileVariable));
    }
    if (!file.isEmpty()) {
      return Optional.of(oneLine(fileVariable, read(fileVariable, file)));
    }
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /**
   * Refuses a secret in the environment.
   *
   * @param variable the name of the variable for its file
   * @throws IllegalArgumentException when the variable without {@code _FILE} has a value
   */
  public void refusePlain(String variable) {
    String plain = variable.substring(0, variable.length() - SUFFIX.length());
    if (!variables.apply(plain).isEmpty()) {
      throw new IllegalArgumentException(
          "%s must not be set: write it to a file that only this process' user can read, and set %s"
                  .formatted(plain, variable)
              + " to the file's path");
    }
  }

  private static String oneLine(String variable, String text) {
    String line = text.replaceFirst("[\\r\\n]+$", "");
    if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
      throw new IllegalArgumentException(variable + " names a file with one line, not several");
    }
    return line;
  }

  private static String read(String variable, String file) {
    try {
      byte[] bytes;
      try (InputStream in = Files.newInputStream(Path.of(file))) {
        bytes = in.readNBytes(MAX_BYTES + 1);
      }
      if (bytes.length > MAX_BYTES) {
        throw new IllegalArgumentException(
            "%s names a file of at most %d bytes, not %s".formatted(variable, MAX_BYTES, file));
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.isBlank()) {
        throw new IllegalArgumentException(variable + ": the file is empty: " + file);
      }
      return text;
    } catch (IOException | InvalidPathException e) {
      throw new IllegalArgumentException(variable + ": the file can't be read: " + file, e);
    }
  }
}
