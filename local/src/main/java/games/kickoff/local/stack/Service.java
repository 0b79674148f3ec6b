package games.kickoff.local.stack;

import games.kickoff.local.process.ChildProcess;
import java.net.URI;

/**
 * An operator or a gateway of a stack, as it is at the moment.
 *
 * @param process the process that runs, or that ended last
 * @param management the URL of its livez, readyz and metrics, which a restart doesn't change
 * @param restarts how often it was started again
 */
public record Service(String name, ChildProcess process, URI management, int restarts) {}
