package games.kickoff.operator.api;

import games.kickoff.core.id.DnsLabel;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** Rules for forming matches, and the server to run them on. */
@Group(MatchQueue.GROUP)
@Version(MatchQueue.VERSION)
@Kind("MatchQueue")
@Plural("matchqueues")
@ShortNames("mq")
@ValidationRule(
    value = "self.metadata.name.matches('" + DnsLabel.PATTERN + "')",
    message = "metadata.name must be a DNS label of at most 63 characters (a-z, 0-9, -)")
@AdditionalPrinterColumn(
    name = "Waiting",
    jsonPath = ".status.waiting",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Starting",
    jsonPath = ".status.starting",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Active",
    jsonPath = ".status.active",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Formed",
    jsonPath = ".status.matchesFormed",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Matching",
    jsonPath = ".status.conditions[?(@.type=='Matching')].status")
@AdditionalPrinterColumn(
    name = "Why",
    jsonPath = ".status.conditions[?(@.type=='Matching')].reason")
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public class MatchQueue extends CustomResource<MatchQueueSpec, MatchQueueStatus>
    implements Namespaced {

  private static final long serialVersionUID = 1L;

  public static final String GROUP = "kickoff.games";
  public static final String VERSION = "v1alpha1";
}
