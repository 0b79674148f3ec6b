package games.kickoff.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Only the package {@code connection} may use a raw connection, because code with one could commit
 * by itself and use it after its transaction is over.
 */
class ConnectionsTest {

  private static final String ROOM = Postgres.class.getPackageName();

  @Test
  void noConnectionLeavesThePackageThatOpensIt() throws Exception {
    List<String> found = new ArrayList<>();
    List<Class<?>> classes = classes();
    for (Class<?> type : classes) {
      for (Executable method : executables(type)) {
        if (mayBeSeen(type, method) && names(method.toGenericString())) {
          found.add(method.toGenericString());
        }
      }
      for (Field field : type.getDeclaredFields()) {
        if (mayBeSeen(type, field) && names(field.toGenericString())) {
          found.add(field.toGenericString());
        }
      }
    }
    assertThat(classes).contains(Postgres.Work.class);
    assertThat(found).isEmpty();
  }

  /**
   * Whether a member may have a type from JDBC; in other packages not even a lambda may have a
   * connection.
   */
  private static boolean mayBeSeen(Class<?> type, Member member) {
    return !type.getPackageName().equals(ROOM)
        || Modifier.isPublic(member.getModifiers())
        || Modifier.isProtected(member.getModifiers());
  }

  private static boolean names(String signature) {
    return signature.contains("java.sql.Connection");
  }

  private static List<Executable> executables(Class<?> type) {
    return Stream.<Executable>concat(
            Stream.of(type.getDeclaredMethods()), Stream.of(type.getDeclaredConstructors()))
        .toList();
  }

  private static List<Class<?>> classes() throws Exception {
    Path root = Path.of(Postgres.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String name = root.relativize(file).toString().replace('/', '.');
        if (!name.endsWith("package-info.class")) {
          classes.add(Class.forName(name.substring(0, name.length() - ".class".length())));
        }
      }
    }
    return classes;
  }
}
