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
 * The namespaces an operator looks after.
 *
 * @param names empty: all of them
 */
public record Namespaces(Set<String> names) {

  /**
   * What an API server let us see.
   *
   * @param unseen namespaces it let us see nothing of: who knows what is there
   */
  public record Listing<T>(List<T> items, Set<String> unseen) {}

  /** All objects of a kind there. */
  public <T extends HasMetadata, L extends KubernetesResourceList<T>, R extends Resource<T>>
      Listing<T> list(MixedOperation<T, L, R> kind) {
    return list(kind::inAnyNamespace, kind::inNamespace);
  }

  /** All objects of a kind there that have the label. */
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
        // A namespace that is deleted takes its Role along; the others' players must not wait for
        // it.
        if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
          throw e;
        }
        unseen.add(name);
      }
    }
    return new Listing<>(all, unseen);
  }
}
