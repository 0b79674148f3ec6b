package games.kickoff.operator.gate;

import games.kickoff.operator.outage.Requests;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Lets a reconciler look at a resource in a leader's term, and in a namespace whose caches are
 * full. The end of either waits for the looks under way.
 */
public final class ReconcileGate {

  /** How soon to look whether a namespace's caches are full. */
  private static final Duration FILLING = Duration.ofMillis(250);

  private final TermGate term;
  private final NamespaceGate namespaces;
  private final Requests audits;

  /**
   * @param audits asked when a deletion comes where it can't be looked at: an audit finds what the
   *     resource has left behind
   */
  public ReconcileGate(TermGate term, NamespaceGate namespaces, Requests audits) {
    this.term = term;
    this.namespaces = namespaces;
    this.audits = audits;
  }

  /** Looks now, or has JOSDK come again, or leaves the resource to the next leader. */
  public <P extends HasMetadata> UpdateControl<P> run(
      P resource, Context<P> context, Supplier<UpdateControl<P>> reconcile) {
    if (!term.enter()) {
      return UpdateControl.noUpdate();
    }
    try {
      return runInTerm(resource, context, reconcile);
    } finally {
      term.leave();
    }
  }

  private <P extends HasMetadata> UpdateControl<P> runInTerm(
      P resource, Context<P> context, Supplier<UpdateControl<P>> reconcile) {
    String namespace = resource.getMetadata().getNamespace();
    if (!namespaces.enter(namespace)) {
      if (context.isPrimaryResourceDeleted()) {
        audits.ask();
        return UpdateControl.noUpdate();
      }
      return UpdateControl.<P>noUpdate().rescheduleAfter(FILLING);
    }
    try {
      return reconcile.get();
    } finally {
      namespaces.leave(namespace);
    }
  }
}
