/**
 * What the platform and its operators ask a process, on a port of its own: whether it lives,
 * whether it is ready, how it does. Knows no dependency: a process says by checks what its answers
 * are.
 */
@NullMarked
package games.kickoff.service.management;

import org.jspecify.annotations.NullMarked;
