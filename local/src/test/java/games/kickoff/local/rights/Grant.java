package games.kickoff.local.rights;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One verb on one resource, as some role grants it.
 *
 * @param resource the resource, with its subresource if the grant is for one
 * @param names the names of the objects; empty for objects of any name
 * @param namespaces the namespaces it holds in; empty for any. The same grant in several namespaces
 *     is one
 */
public record Grant(
    String verb, String group, String resource, Set<String> names, Set<String> namespaces) {

  /** All grants of the roles among {@code objects}. */
  static List<Grant> of(List<HasMetadata> objects) {
    Map<String, Grant> grants = new LinkedHashMap<>();
    for (HasMetadata object : objects) {
      if (object instanceof Role role) {
        Set<String> here = Set.of(role.getMetadata().getNamespace());
        role.getRules().forEach(rule -> add(grants, rule, here));
      } else if (object instanceof ClusterRole role) {
        role.getRules().forEach(rule -> add(grants, rule, Set.of()));
      }
    }
    return List.copyOf(grants.values());
  }

  private static void add(Map<String, Grant> grants, PolicyRule rule, Set<String> namespaces) {
    for (String group : rule.getApiGroups()) {
      for (String resource : rule.getResources()) {
        for (String verb : rule.getVerbs()) {
          Set<String> names = Set.copyOf(rule.getResourceNames());
          grants.merge(
              verb + " " + group + "/" + resource + names + namespaces.isEmpty(),
              new Grant(verb, group, resource, names, namespaces),
              Grant::and);
        }
      }
    }
  }

  private Grant and(Grant same) {
    Set<String> both = new TreeSet<>(namespaces);
    both.addAll(same.namespaces);
    return new Grant(verb, group, resource, names, both);
  }

  boolean allows(AuditLog.Request request) {
    return verb.equals(request.verb())
        && group.equals(request.group())
        && resource.equals(request.resource())
        && (names.isEmpty() || names.contains(request.name()))
        && (namespaces.isEmpty() || namespaces.contains(request.namespace()));
  }
}
