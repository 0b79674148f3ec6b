package games.kickoff.objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Formats objects as kubectl does: as the cells of a table, or as YAML. */
public final class ObjectTable {

  private ObjectTable() {}

  /** The cells of a table, row by row: first the head, then one row per object. */
  public static List<List<String>> rows(
      ObjectKind kind, List<GenericKubernetesResource> objects, boolean wide, Instant now) {
    List<Column> columns = kind.columns().stream().filter(c -> wide || !c.wide()).toList();
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>();
    if (kind.namespaced()) {
      header.add("NAMESPACE");
    }
    header.add("NAME");
    columns.forEach(column -> header.add(column.name().toUpperCase(Locale.ROOT)));
    rows.add(header);
    for (GenericKubernetesResource object : objects) {
      JsonNode json = Serialization.jsonMapper().valueToTree(object);
      List<String> row = new ArrayList<>();
      if (kind.namespaced()) {
        row.add(object.getMetadata().getNamespace());
      }
      row.add(object.getMetadata().getName());
      columns.forEach(column -> row.add(column.cell(json, now)));
      rows.add(row);
    }
    return rows;
  }

  /** One YAML document per object; the text can be applied again. */
  public static String yaml(List<GenericKubernetesResource> objects) {
    List<String> documents = new ArrayList<>();
    for (GenericKubernetesResource object : objects) {
      JsonNode json = Serialization.jsonMapper().valueToTree(object);
      try {
        documents.add(Yaml.MAPPER.writeValueAsString(json));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
    return String.join("---\n", documents);
  }
}
