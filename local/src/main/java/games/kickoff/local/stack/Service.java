package games.kickoff.local.stack;

import games.kickoff.local.process.ChildProcess;
import java.net.URI;

/**
 * An operator or a gateway of a stack, as it is just now.
 *
 * @param process the one that runs, or that ended last
 * @param management where its livez, readyz and metrics are, whichever process it is
 * @param restarts how often it was started again
 */
public record Service(String name, ChildProcess process, URI management, int restarts) {}
