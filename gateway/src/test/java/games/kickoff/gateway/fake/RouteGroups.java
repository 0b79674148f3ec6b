package games.kickoff.gateway.fake;

import games.kickoff.gateway.Database;
import games.kickoff.gateway.Families;
import games.kickoff.gateway.health.Health;
import games.kickoff.gateway.queue.KnownQueues;
import games.kickoff.gateway.serving.auth.AccessTokens;
import games.kickoff.gateway.serving.auth.AuthSettings;
import games.kickoff.gateway.serving.http.RouteGroup;
import games.kickoff.gateway.serving.limit.LimitSettings;
import games.kickoff.gateway.serving.limit.RateLimits;
import games.kickoff.gateway.watch.TicketWatch;
import games.kickoff.gateway.watch.WaitLimits;
import io.prometheus.client.CollectorRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** All routes of a gateway, on a fake realm. */
public final class RouteGroups {

  private RouteGroups() {}

  /** The route groups of a gateway, without starting one. */
  public static List<RouteGroup> all() {
    FakeRealm realm = new FakeRealm();
    KnownQueues queues = new KnownQueues(realm, Duration.ZERO, System::nanoTime);
    TicketWatch watch = new TicketWatch(realm, realm, realm, 1, new CollectorRegistry());
    Health health =
        new Health(
            realm.stores().redis(),
            () -> true,
            realm,
            FakeRealm.QUEUE,
            Duration.ofSeconds(1),
            System::nanoTime);
    AccessTokens access = new AccessTokens(AuthSettings.off(), "test", Clock.systemUTC());
    RateLimits limits = new RateLimits(LimitSettings.NONE, new CollectorRegistry());
    return new Families(
            FakeRealm.QUEUE,
            realm,
            realm,
            queues,
            Database.notConfigured(),
            watch,
            new WaitLimits(0, 1, new CollectorRegistry()),
            health,
            access,
            Duration.ofDays(30),
            limits)
        .groups();
  }
}
