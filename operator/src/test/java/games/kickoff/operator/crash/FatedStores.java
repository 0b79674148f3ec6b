package games.kickoff.operator.crash;

import games.kickoff.core.change.Activity;
import games.kickoff.core.claim.Claims;
import games.kickoff.core.claim.Matches;
import games.kickoff.core.claim.Mending;
import games.kickoff.core.claim.Pools;
import games.kickoff.core.claim.RealmRefill;
import games.kickoff.core.queue.QueuePublication;
import games.kickoff.core.queue.Queues;
import games.kickoff.core.record.Records;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.operator.KickoffOperator.Stores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** An operator's stores, controlled by its {@link Fate}. All calls are noted in the ledger. */
final class FatedStores {

  private final Fate fate;
  private final StoreCalls storeCalls;
  private final Detour detour;

  private FatedStores(Fate fate, StoreCalls storeCalls, Detour detour) {
    this.fate = fate;
    this.storeCalls = storeCalls;
    this.detour = detour;
  }

  static Stores of(Stores stores, Fate fate, StoreCalls storeCalls, Detour detour) {
    FatedStores fated = new FatedStores(fate, storeCalls, detour);
    return new Stores(
        fated.wrap(Pools.class, stores.pools()),
        fated.wrap(Claims.class, stores.claims()),
        fated.wrap(QueuePublication.class, stores.publication()),
        fated.wrap(RealmRefill.class, stores.refill()),
        fated.wrap(Mending.class, stores.mending()),
        fated.wrap(Matches.class, stores.matches()),
        fated.wrap(Queues.class, stores.queues()),
        fated.wrap(Records.class, stores.records()),
        fated.wrap(Activity.class, stores.activity()),
        stores.upkeep(),
        stores.term());
  }

  private <T> T wrap(Class<T> type, T store) {
    return type.cast(
        Proxy.newProxyInstance(
            FatedStores.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                method.getDeclaringClass() == Object.class
                    ? method.invoke(store, arguments)
                    : call(type, store, method, arguments)));
  }

  private Object call(Class<?> type, Object store, Method method, Object[] arguments)
      throws Throwable {
    String operation = type.getSimpleName() + "." + method.getName();
    try {
      int number = fate.begin(operation);
      StoreCalls.Entry entry = storeCalls.begin(operation, arguments);
      try {
        return entry.done(detour.take(operation, arguments, () -> method.invoke(store, arguments)));
      } catch (InvocationTargetException e) {
        throw e.getCause();
      } finally {
        fate.end(operation, number); // a killed process gets neither the answer nor the error
      }
    } catch (Fate.Dead e) {
      throw new StoreUnavailable(e.getMessage(), e);
    }
  }
}
