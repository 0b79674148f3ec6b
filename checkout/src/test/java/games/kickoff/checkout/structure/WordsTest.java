package games.kickoff.checkout.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks that main sources and docs do not use ambiguous words or gendered pronouns. The words to
 * use are in docs/architecture.md §1.
 */
class WordsTest {

  private static final Path ROOT = Path.of("..");

  /** Use the exact verb instead: assigned, notified, written, reported. Players are "they". */
  private static final Pattern WORD =
      Pattern.compile(
          "(?i:\\b(told|tells?|telling|told[A-Z]\\w*|he|his|him|himself)\\b)|[a-z](Told|His|Him)\\b");

  @Test
  void mainSourcesDocsAndTheOpenApiSayWhichOneTheyMean() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files()) {
      int number = 0;
      for (String line : lines(file)) {
        number++;
        Matcher word = WORD.matcher(line);
        if (word.find()) {
          found.add(ROOT.relativize(file) + ":" + number + ": " + word.group() + ": " + line);
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void testNamesAreAtMost70Characters() throws IOException {
    Pattern name = Pattern.compile("\\bvoid (\\w{71,})\\(");
    List<String> found = new ArrayList<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module :
          modules.filter(m -> Files.isDirectory(m.resolve("src/test/java"))).toList()) {
        try (Stream<Path> tests = Files.walk(module.resolve("src/test/java"))) {
          for (Path test : tests.filter(Files::isRegularFile).toList()) {
            name.matcher(Files.readString(test)).results().forEach(n -> found.add(n.group(1)));
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static List<Path> files() throws IOException {
    List<Path> all = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      docs.filter(Files::isRegularFile).forEach(all::add);
    }
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.filter(m -> Files.isDirectory(m.resolve("src/main"))).toList()) {
        try (Stream<Path> sources = Files.walk(module.resolve("src/main"))) {
          sources.filter(Files::isRegularFile).filter(WordsTest::mayChange).forEach(all::add);
        }
      }
    }
    assertThat(all).hasSizeGreaterThan(500);
    return all;
  }

  /** A database migration that has run somewhere must not be edited. */
  private static boolean mayChange(Path file) {
    return !file.toString().contains("/migration/V");
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (MalformedInputException e) {
      return List.of(); // not a text file, such as an image
    }
  }
}
