package games.kickoff.local.stack;

import games.kickoff.local.process.ChildProcess;
import java.net.URI;

/**
 * An operator or a gateway of a stack.
 *
 * @param management where its livez, readyz and metrics are
 */
public record Service(String name, ChildProcess process, URI management) {}
