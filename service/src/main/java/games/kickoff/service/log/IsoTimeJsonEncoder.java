package games.kickoff.service.log;

import ch.qos.logback.classic.encoder.JsonEncoder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Logback's JSON encoder, with {@code timestamp} as in text lines: ISO 8601 in UTC with its offset,
 * such as {@code 2026-11-21T09:08:07.654Z}, in place of a number of milliseconds.
 */
public final class IsoTimeJsonEncoder extends JsonEncoder {

  /** Always three digits, unlike {@link Instant#toString}, so that lines sort by their text. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX").withZone(ZoneOffset.UTC);

  @Override
  protected void appenderMemberWithLongValue(StringBuilder line, String name, long value) {
    if (name.equals(TIMESTAMP_ATTR_NAME)) {
      appenderMember(line, name, TIME.format(Instant.ofEpochMilli(value)));
    } else {
      super.appenderMemberWithLongValue(line, name, value);
    }
  }
}
