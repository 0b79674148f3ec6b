/**
 * The Kubernetes API of a stack: a real kube-apiserver where its binaries are found, fabric8's mock
 * server otherwise. Nothing here knows queues, or runs pods.
 */
@NullMarked
package games.kickoff.local.api;

import org.jspecify.annotations.NullMarked;
