package games.kickoff.operator.gate;

import games.kickoff.operator.outage.Requests;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Lets a resource be reconciled only during this process' term as leader, and only in a namespace
 * whose caches are synced. Ending the term or closing a namespace waits for running reconciles.
 */
public final class ReconcileGate {

  /** How soon to retry while a namespace's caches are not synced. */
  private static final Duration FILLING = Duration.ofMillis(250);

  private final TermGate term;
  private final NamespaceGate namespaces;
  private final Requests audits;

  /**
   * @param audits requested when a resource was deleted that can't be reconciled now: an audit
   *     repairs what it left behind
   */
  public ReconcileGate(TermGate term, NamespaceGate namespaces, Requests audits) {
    this.term = term;
    this.namespaces = namespaces;
    this.audits = audits;
  }

  /**
   * Reconciles the resource now, or reschedules it if its namespace is not open, or skips it if
   * this process does not lead: the next leader reconciles it.
   */
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
