package games.kickoff.operator.audit;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The namespaces an operator looks after.
 *
 * @param names empty: all of them
 */
public record Namespaces(Set<String> names) {

  /** All objects of a kind there. */
  <T extends HasMetadata, L extends KubernetesResourceList<T>, R extends Resource<T>> List<T> list(
      MixedOperation<T, L, R> kind) {
    if (names.isEmpty()) {
      return kind.inAnyNamespace().list().getItems();
    }
    List<T> all = new ArrayList<>();
    names.forEach(name -> all.addAll(kind.inNamespace(name).list().getItems()));
    return all;
  }

  /** All objects of a kind there that have the label. */
  <T extends HasMetadata, L extends KubernetesResourceList<T>, R extends Resource<T>> List<T> list(
      MixedOperation<T, L, R> kind, String label) {
    if (names.isEmpty()) {
      return kind.inAnyNamespace().withLabel(label).list().getItems();
    }
    List<T> all = new ArrayList<>();
    names.forEach(name -> all.addAll(kind.inNamespace(name).withLabel(label).list().getItems()));
    return all;
  }
}
