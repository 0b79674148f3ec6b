package games.kickoff.operator.server;

import io.fabric8.kubernetes.api.model.OwnerReference;

/**
 * The object a server is made for. Kubernetes deletes the server with it.
 *
 * @param namespace of both the owner and the server
 * @param reference names the owner as the controller
 */
public record ServerOwner(String namespace, OwnerReference reference) {}
