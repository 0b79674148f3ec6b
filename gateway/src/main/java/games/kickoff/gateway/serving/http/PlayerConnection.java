package games.kickoff.gateway.serving.http;

import games.kickoff.gateway.serving.hold.AddressHolds;
import games.kickoff.gateway.serving.hold.Place;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * A player's connection. It is counted for its peer's address, and knows since when the headers of
 * a request have been arriving. Requests that are sent without waiting for answers (pipelining, RFC
 * 9112, section 9.3.2) let those of other connections go first, and only some of them are answered.
 */
final class PlayerConnection extends HttpConnection {

  /** Javalin would run the route of the method that this header names. */
  private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";

  private static final long NONE = -1;

  /**
   * How many requests are answered that arrive one behind the other, without the connection having
   * to wait. Jetty serves them in a loop on one virtual thread, which no other thread interrupts: a
   * few such connections would keep all others waiting for as long as their clients send. Clients
   * that wait for answers have one request at a time; browsers and HTTP libraries do not pipeline.
   */
  private static final int MOST_IN_A_ROW = 32;

  /**
   * When bytes began to arrive that are not yet a complete header.
   *
   * @param nanoTime System.nanoTime()
   * @param bytesBefore how many bytes had arrived before, or {@link #NONE}; with as many, none of
   *     these has arrived
   */
  private record Arriving(long nanoTime, long bytesBefore) {}

  private static final class SlowHeader extends TimeoutException {

    private static final long serialVersionUID = 1L;
  }

  private final AddressHolds addresses;
  private Optional<Place> place = Optional.empty();
  private volatile @Nullable Arriving arriving;
  private volatile boolean failed;
  private int inARow;

  PlayerConnection(
      HttpConfiguration http, Connector connector, EndPoint endPoint, AddressHolds addresses) {
    super(http, connector, endPoint);
    this.addresses = addresses;
  }

  @Override
  public void onOpen() {
    if (getRemoteSocketAddress() instanceof InetSocketAddress peer) {
      place = addresses.connection(peer.getAddress());
      if (place.isEmpty()) {
        getEndPoint().close();
        return;
      }
      setAttribute(Place.ATTRIBUTE, place.get());
    }
    super.onOpen();
  }

  @Override
  public void onClose(@Nullable Throwable cause) {
    place.ifPresent(Place::close);
    super.onClose(cause);
  }

  @Override
  public void onFillable() {
    Arriving known = arriving;
    if (known == null || known.bytesBefore() == getBytesIn()) {
      arriving = new Arriving(System.nanoTime(), getBytesIn());
    }
    inARow = 0;
    super.onFillable();
  }

  @Override
  protected RequestHandler newRequestHandler() {
    return new RequestHandler() {

      /** A request that arrives together with the one before it is begun here. */
      @Override
      public void messageBegin() {
        if (arriving == null && !isRequestBufferEmpty()) {
          arriving = new Arriving(System.nanoTime(), NONE);
        }
        super.messageBegin();
      }

      @Override
      public void parsedHeader(HttpField field) {
        if (!METHOD_OVERRIDE.equalsIgnoreCase(field.getName())) {
          super.parsedHeader(field);
        }
      }

      @Override
      public boolean headerComplete() {
        arriving = null;
        inARow++;
        if (inARow > 1 && Thread.currentThread().isVirtual()) {
          Thread.yield();
        }
        boolean handle = super.headerComplete();
        if (inARow == MOST_IN_A_ROW || !place.map(Place::isWithin).orElse(true)) {
          getGenerator().setPersistent(false); // the answer says Connection: close
        }
        return handle;
      }

      @Override
      public void badMessage(HttpException failure) {
        failed = true;
        arriving = new Arriving(System.nanoTime(), getBytesIn()); // time to read the answer
        super.badMessage(failure);
      }
    };
  }

  /**
   * Refuses the request whose headers have been arriving for longer than the given time: 408. A
   * connection that for as long receives something after its last answer is closed.
   *
   * @return whether a request was refused
   */
  boolean refuseSlowHeader(long nanos) {
    Arriving known = arriving;
    if (known == null
        || known.bytesBefore() == getBytesIn()
        || System.nanoTime() - known.nanoTime() < nanos) {
      return false;
    }
    if (failed || !getParser().inHeaderState()) {
      getEndPoint().close();
      return false;
    }
    // Fails only if the connection is waiting for bytes, so that no other thread is parsing them.
    return getEndPoint() instanceof AbstractEndPoint endPoint
        && endPoint.getFillInterest().onFail(new SlowHeader());
  }

  @Override
  public void onFillInterestedFailed(Throwable cause) {
    if (cause instanceof SlowHeader) {
      HttpParser.HttpHandler handler = getParser().getHandler();
      handler.badMessage(new HttpException.RuntimeException(408, "slow header"));
    } else {
      super.onFillInterestedFailed(cause);
    }
  }
}
