/**
 * Reads, checks, applies and shows Kubernetes objects and their manifests, for the command lines.
 * Works the same on a real API server and on the mock one, which checks nothing and which kubectl
 * can't use because it doesn't support discovery. Knows nothing of local stacks.
 */
@NullMarked
package games.kickoff.objects;

import org.jspecify.annotations.NullMarked;
