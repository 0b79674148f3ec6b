/**
 * Logging of all processes: in text or JSON, with a fixed set of fields and with times in ISO 8601;
 * log lines of libraries that use {@code java.util.logging} are included. {@code console.xml}, in
 * the same resource folder, is included by each process' logback.xml.
 */
@NullMarked
package games.kickoff.service.log;

import org.jspecify.annotations.NullMarked;
