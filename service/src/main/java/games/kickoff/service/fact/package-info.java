/** Bad facts as a process of ours reports them: each once in the log, and counted by kind. */
@NullMarked
package games.kickoff.service.fact;

import org.jspecify.annotations.NullMarked;
