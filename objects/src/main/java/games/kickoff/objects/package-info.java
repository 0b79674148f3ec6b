/**
 * Manifests and the API's objects as a person handles them: read, checked, applied, shown. Works
 * the same on a real API server and on the mock, which checks nothing and which kubectl can't
 * discover. Knows nothing of stacks.
 */
@NullMarked
package games.kickoff.objects;

import org.jspecify.annotations.NullMarked;
