package games.kickoff.operator.server;

import io.fabric8.kubernetes.api.model.OwnerReference;

/**
 * Whom a server is made for: Kubernetes deletes it with its owner.
 *
 * @param namespace the owner's and the server's
 * @param reference names the owner as the controller
 */
public record ServerOwner(String namespace, OwnerReference reference) {}
