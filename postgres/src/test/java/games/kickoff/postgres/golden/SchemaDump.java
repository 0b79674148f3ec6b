package games.kickoff.postgres.golden;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Writes a schema and its rows as text, from Postgres' own catalogue. Flyway's table is left out.
 */
final class SchemaDump {

  private static final String FLYWAYS = "flyway_schema_history";

  /** Relations of all kinds but indexes, which are written with their tables. */
  private static final String RELATIONS =
      """
      SELECT c.relname FROM pg_class c
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind NOT IN ('i', 'I', 't')
        AND c.relname <> '%s'
      ORDER BY c.relname COLLATE "C"
      """
          .formatted(FLYWAYS);

  private static final String COLUMNS =
      """
      SELECT a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
        || CASE WHEN a.attcollation <> t.typcollation THEN ' COLLATE ' || l.collname ELSE '' END
        || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
        || CASE a.attidentity WHEN 'a' THEN ' ALWAYS AS IDENTITY' WHEN 'd' THEN ' AS IDENTITY' ELSE '' END
        || CASE WHEN d.adbin IS NULL THEN ''
             WHEN a.attgenerated = '' THEN ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid)
             ELSE ' GENERATED (' || a.attgenerated::text || ') ' || pg_get_expr(d.adbin, d.adrelid) END
      FROM pg_attribute a
      JOIN pg_type t ON t.oid = a.atttypid
      LEFT JOIN pg_collation l ON l.oid = a.attcollation
      LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      WHERE a.attrelid = '%s'::regclass AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY a.attnum
      """;

  /**
   * NOT NULL is written with the columns, as only Postgres 18 and later have it as a constraint.
   */
  private static final String CONSTRAINTS =
      """
      SELECT 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
      WHERE conrelid = '%s'::regclass AND contype <> 'n' ORDER BY conname COLLATE "C"
      """;

  private static final String INDEXES =
      """
      SELECT 'index ' || pg_get_indexdef(indexrelid) FROM pg_index
      WHERE indrelid = '%s'::regclass ORDER BY indexrelid::regclass::text COLLATE "C"
      """;

  private static final String TRIGGERS =
      """
      SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger
      WHERE tgrelid = '%s'::regclass AND NOT tgisinternal ORDER BY tgname COLLATE "C"
      """;

  private static final String FUNCTIONS =
      """
      SELECT pg_get_functiondef(oid) FROM pg_proc
      WHERE pronamespace = current_schema()::regnamespace ORDER BY proname COLLATE "C"
      """;

  private static final String MIGRATIONS =
      """
      SELECT concat_ws(' | ', version, description, type, script, checksum, success)
      FROM %s WHERE type = 'SQL' ORDER BY installed_rank
      """
          .formatted(FLYWAYS);

  private final Connection connection;

  /**
   * @param connection a connection whose current schema is dumped
   */
  SchemaDump(Connection connection) throws SQLException {
    this.connection = connection;
    try (Statement sql = connection.createStatement()) {
      sql.execute("SET TIME ZONE 'UTC'");
    }
  }

  /** Tables with columns, constraints, indexes and triggers; then functions. */
  String schema() throws SQLException {
    StringBuilder text = new StringBuilder();
    for (String relation : ask(RELATIONS)) {
      text.append(relation).append('\n');
      for (String about : List.of(COLUMNS, CONSTRAINTS, INDEXES, TRIGGERS)) {
        for (String line : ask(about.formatted(relation))) {
          text.append("  ").append(line).append('\n');
        }
      }
      text.append('\n');
    }
    for (String function : ask(FUNCTIONS)) {
      text.append(function.stripTrailing()).append("\n\n");
    }
    return text.toString().stripTrailing() + "\n";
  }

  /** The migrations that Flyway has applied, with their checksums. */
  String migrations() throws SQLException {
    return String.join("\n", ask(MIGRATIONS)) + "\n";
  }

  /** Every row of every table. */
  String rows() throws SQLException {
    StringBuilder text = new StringBuilder();
    for (String table : ask(RELATIONS).stream().filter(SchemaDump::holdsRows).toList()) {
      for (String row : rowsOf(table)) {
        text.append(text.isEmpty() ? "" : "\n").append(table).append('\n').append(row);
      }
    }
    return text.toString();
  }

  private static boolean holdsRows(String relation) {
    return !relation.endsWith("_seq");
  }

  /** The table's rows as texts, in the order of these texts. */
  private TreeSet<String> rowsOf(String table) throws SQLException {
    TreeSet<String> rows = new TreeSet<>();
    try (Statement sql = connection.createStatement();
        ResultSet found = sql.executeQuery("SELECT * FROM " + table)) {
      ResultSetMetaData columns = found.getMetaData();
      while (found.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          row.append("  ").append(columns.getColumnName(i)).append(": ");
          row.append(found.getString(i)).append('\n');
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  private List<String> ask(String question) throws SQLException {
    List<String> answers = new ArrayList<>();
    try (Statement sql = connection.createStatement();
        ResultSet found = sql.executeQuery(question)) {
      while (found.next()) {
        answers.add(found.getString(1));
      }
    }
    return answers;
  }
}
