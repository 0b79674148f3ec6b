package games.kickoff.gateway.serving.hold;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;

/**
 * A connection or a request, as counted for the address it comes from. Closing it ends the count.
 */
public final class Place implements AutoCloseable {

  /** The name of the attribute of a connection that holds its place. */
  public static final String ATTRIBUTE = "kickoff.place";

  private final AddressHolds holds;
  private final AtomicReference<@Nullable ClientAddress> counted;
  private volatile boolean within;

  /**
   * @param counted the address it is counted for; null: it is not counted
   */
  Place(AddressHolds holds, @Nullable ClientAddress counted, boolean within) {
    this.holds = holds;
    this.counted = new AtomicReference<>(counted);
    this.within = within;
  }

  /** The place of the connection that the request came over; empty if it has none. */
  public static Optional<Place> of(Context request) {
    return ServletContextRequest.getServletContextRequest(request.req())
                .getConnectionMetaData()
                .getAttribute(ATTRIBUTE)
            instanceof Place place
        ? Optional.of(place)
        : Optional.empty();
  }

  /**
   * Whether the address holds no more than it may. A place that was beyond the limit is within it
   * for good once the address has closed enough others.
   */
  public boolean isWithin() {
    if (!within) {
      ClientAddress address = counted.get();
      within = address == null || holds.fits(address);
    }
    return within;
  }

  /** Stops counting it, whatever its address may hold: its caller has no limit. */
  public void exempt() {
    close();
    within = true;
  }

  @Override
  public void close() {
    ClientAddress address = counted.getAndSet(null);
    if (address != null) {
      holds.release(address);
    }
  }
}
