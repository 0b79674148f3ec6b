package games.kickoff.operator.namespace;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Listable;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The namespaces an operator is responsible for.
 *
 * @param names empty: all of them
 */
public record Namespaces(Set<String> names) {

  /**
   * The objects that the API server let the operator list.
   *
   * @param unseen namespaces whose objects it may not list, so nothing is known about them
   */
  public record Listing<T>(List<T> items, Set<String> unseen) {}

  /** Lists all objects of a kind in these namespaces. */
  public <T extends HasMetadata, L extends KubernetesResourceList<T>, R extends Resource<T>>
      Listing<T> list(MixedOperation<T, L, R> kind) {
    return list(kind::inAnyNamespace, kind::inNamespace);
  }

  /** Lists all objects of a kind in these namespaces that have the label. */
  public <T extends HasMetadata, L extends KubernetesResourceList<T>, R extends Resource<T>>
      Listing<T> list(MixedOperation<T, L, R> kind, String label) {
    return list(
        () -> kind.inAnyNamespace().withLabel(label),
        name -> kind.inNamespace(name).withLabel(label));
  }

  private <T extends HasMetadata, L extends KubernetesResourceList<T>> Listing<T> list(
      Supplier<? extends Listable<L>> everywhere, Function<String, ? extends Listable<L>> in) {
    if (names.isEmpty()) {
      return new Listing<>(everywhere.get().list().getItems(), Set.of());
    }
    List<T> all = new ArrayList<>();
    Set<String> unseen = new HashSet<>();
    for (String name : names) {
      try {
        all.addAll(in.apply(name).list().getItems());
      } catch (KubernetesClientException e) {
        // Deleting a namespace deletes the operator's Role in it, too; that must not hold up
        // players in the other namespaces.
        if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
          throw e;
        }
        unseen.add(name);
      }
    }
    return new Listing<>(all, unseen);
  }
}
