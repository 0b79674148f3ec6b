/**
 * How a process of ours logs: in text or JSON, with fields of a few fixed names, and the lines of
 * libraries that use the JDK's logging among its own. {@code console.xml}, beside these classes, is
 * what each logback.xml includes.
 */
@NullMarked
package games.kickoff.service.log;

import org.jspecify.annotations.NullMarked;
