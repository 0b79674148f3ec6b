package games.kickoff.gameserver;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.gameserver.Result.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GameServerIT {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(200);

  private final List<Peer> peers = new CopyOnWriteArrayList<>();
  private GameServer server;
  private CompletableFuture<Result> result;

  @AfterEach
  void stop() throws Exception {
    peers.forEach(Peer::close);
    server.terminate();
    result.get(10, TimeUnit.SECONDS);
  }

  @Test
  void tellsEverybodyThatTheMatchRunsAfterItsCallerHasItsAnswer() {
    start();
    Peer ann = connect();
    Peer bob = connect();
    Peer silent = connect();
    assertThat(bob.ask("GET_STATE")).isEqualTo("STATE open");

    ann.send("REQUEST_MATCH 60\nGET_STATE\n");

    assertThat(ann.line()).isEqualTo("RUNNING_LENGTH 60");
    assertThat(ann.line()).isEqualTo("STATE running");
    assertThat(ann.line()).isEqualTo("STATE running");
    assertThat(bob.line()).isEqualTo("STATE running");
    assertThat(silent.line()).isEqualTo("STATE running");
    assertThat(bob.ask("REQUEST_MATCH 5")).isEqualTo("RUNNING_LENGTH 60");
  }

  @Test
  void tellsEverybodyToStopAtTheEndOfTheLengthAndCloses() throws Exception {
    start();
    Peer ann = connect();
    Peer bob = connect();
    assertThat(bob.ask("GET_STATE")).isEqualTo("STATE open");
    assertThat(ann.ask("REQUEST_MATCH 1.9")).isEqualTo("RUNNING_LENGTH 1");

    assertThat(ann.rest()).containsExactly("STATE running", "STATE stop");
    assertThat(bob.rest()).containsExactly("STATE running", "STATE stop");
    peers.forEach(Peer::close);
    assertThat(result()).isEqualTo(new Result(Reason.LENGTH, 1, 1, 2));
  }

  @Test
  void endsOnStopEvenForAPeerThatIsStillTalking() {
    start();
    Peer chatty = connect();
    chatty.ask("REQUEST_MATCH 1");
    Thread talking =
        Thread.ofVirtual()
            .start(() -> {
              try {
                while (true) {
                  chatty.send("GET_RUNNING_LENGTH\n");
                }
              } catch (UncheckedIOException e) {
                // the server has closed the connection
              }
            });

    assertThat(chatty.rest()).endsWith("STATE stop");
    chatty.close();
    await().until(() -> !talking.isAlive());
  }

  @Test
  void stopsWhenTheLastClientOfARunningMatchLeaves() throws Exception {
    start();
    Peer ann = connect();
    Peer bob = connect();
    Peer silent = connect();
    bob.ask("GET_STATE");
    ann.ask("REQUEST_MATCH 60");
    ann.close();
    assertThat(bob.line()).isEqualTo("STATE running");
    assertThat(bob.ask("GET_STATE")).isEqualTo("STATE running");
    bob.close();

    assertThat(silent.rest()).containsExactly("STATE running", "STATE stop");
    silent.close();
    assertThat(result().reason()).isEqualTo(Reason.EMPTY);
  }

  @Test
  void answersEveryLineOfOnePacketInOrder() {
    start();
    Peer peer = connect();
    peer.send("get_state\r\n  GET_RUNNING_LENGTH \nREQUEST_MATCH\n\nGET_ST");
    assertThat(peer.line()).isEqualTo("STATE open");
    assertThat(peer.line()).isEqualTo("RUNNING_LENGTH 0");
    assertThat(peer.line()).isEqualTo("UNKNOWN");
    assertThat(peer.line()).isEqualTo("UNKNOWN");
    peer.send("ATE\n");
    assertThat(peer.line()).isEqualTo("STATE open");
  }

  @Test
  void answersWhoeverHasEndedItsSide() {
    start();
    Peer peer = connect();
    peer.send("GET_STATE\nGET_RUNNING_LENGTH\nREQUEST_MATCH 3");
    peer.endInput();
    assertThat(peer.rest()).containsExactly("STATE open", "RUNNING_LENGTH 0");
  }

  @Test
  void closesOnlyTheConnectionThatSendsInvalidUtf8() {
    start();
    Peer ann = connect();
    Peer garbled = connect();
    garbled.send("GET_STATE\n");
    garbled.send(new byte[] {'G', (byte) 0xff, '\n', 'G', '\n'});
    assertThat(garbled.rest()).containsExactly("STATE open");
    assertThat(ann.ask("GET_STATE")).isEqualTo("STATE open");
  }

  @Test
  void closesOnlyTheConnectionThatSendsALineOverOneKilobyte() {
    start();
    Peer ann = connect();
    Peer endless = connect();
    endless.send("GET_STATE\n" + "x".repeat(1025));
    assertThat(endless.rest()).containsExactly("STATE open");
    assertThat(ann.ask("x".repeat(1024))).isEqualTo("UNKNOWN");
  }

  @Test
  void readsOnAfterItsLastWordSoThatNoResetOvertakesIt() {
    start(LONG, new Limits(10, LONG, LONG, LONG));
    Peer endless = connect();
    endless.send("GET_STATE\n" + "x".repeat(1025));
    assertThat(endless.rest()).containsExactly("STATE open");
    for (int i = 0; i < 100; i++) {
      endless.send("x".repeat(10_000)); // fails once the server has closed
    }
  }

  @Test
  void countsAClientThatBreaksTheProtocolAsGone() throws Exception {
    start();
    Peer ann = connect();
    ann.ask("REQUEST_MATCH 60");
    ann.send(new byte[] {(byte) 0xff, '\n'});
    assertThat(ann.rest()).containsExactly("STATE running");
    ann.close();
    assertThat(result().reason()).isEqualTo(Reason.EMPTY);
  }

  @Test
  void dropsAPeerThatDoesNotReadAndDelaysNobodyMeanwhile() {
    start(LONG, new Limits(10, LONG, Duration.ofSeconds(2), SHORT));
    Peer ann = connect();
    CompletableFuture<Long> dropped = CompletableFuture.supplyAsync(() -> flood(connect()));

    Duration slowest = Duration.ZERO;
    while (!dropped.isDone()) {
      long asked = System.nanoTime();
      assertThat(ann.ask("GET_STATE")).isEqualTo("STATE open");
      Duration took = Duration.ofNanos(System.nanoTime() - asked);
      slowest = took.compareTo(slowest) > 0 ? took : slowest;
    }

    // half the time that the peer that does not read has before it is dropped
    assertThat(slowest).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void takesNoMoreFromAPeerThatDoesNotReadThanTheSocketsHold() {
    start(LONG, new Limits(10, LONG, Duration.ofSeconds(1), SHORT));

    assertThat(flood(connect())).isLessThan(1_000_000L);
  }

  /**
   * Sends questions and never reads an answer, until the server drops the connection.
   *
   * @return how many bytes could be sent
   */
  private static long flood(Peer deaf) {
    byte[] questions = "GET_STATE\n".repeat(1000).getBytes(US_ASCII);
    long asked = 0;
    try {
      while (true) {
        deaf.send(questions);
        asked += questions.length;
      }
    } catch (UncheckedIOException e) {
      return asked; // the server has dropped the connection
    }
  }

  @Test
  void answersAPeerThatReadsLateAsLongAsItReads() {
    start();
    Peer late = connect();
    int questions = 20_000; // more answers than the sockets' buffers hold
    CompletableFuture<Void> asked =
        CompletableFuture.runAsync(() -> late.send("GET_STATE\n".repeat(questions)));
    for (int i = 0; i < questions; i++) {
      assertThat(late.line()).isEqualTo("STATE open");
    }
    asked.join();
  }

  @Test
  void isNotHeldUpAtItsEndByAPeerThatStays() throws Exception {
    start(LONG, new Limits(10, LONG, LONG, SHORT));
    Peer ann = connect();
    ann.ask("REQUEST_MATCH 1");
    assertThat(result().reason()).isEqualTo(Reason.LENGTH);
  }

  @Test
  void closesAConnectionThatNeverSaysAnythingValidButKeepsClients() {
    start(LONG, new Limits(10, SHORT, LONG, SHORT));
    Peer ann = connect();
    ann.ask("GET_STATE");
    Peer silent = connect();
    Peer noise = connect();
    noise.send("HELLO\n");
    await().until(silent::isClosedByServer);
    await().until(noise::isClosedByServer);
    assertThat(ann.ask("GET_STATE")).isEqualTo("STATE open");
  }

  @Test
  void closesOneConnectionTooManyAndTakesAnotherOnceThereIsRoom() {
    start(LONG, new Limits(2, LONG, LONG, SHORT));
    Peer ann = connect();
    Peer bob = connect();
    ann.ask("GET_STATE");
    bob.ask("GET_STATE");
    assertThat(connect().rest()).isEmpty();
    bob.close();
    await().until(() -> !connect().isClosedByServer());
    assertThat(ann.ask("GET_STATE")).isEqualTo("STATE open");
  }

  @Test
  void stopsWhenNobodyCame() throws Exception {
    start(SHORT, Limits.DEFAULT);
    assertThat(result()).isEqualTo(new Result(Reason.OPEN_TIMEOUT, 0, 0, 0));
  }

  @Test
  void isNotKeptOpenByProbes() throws Exception {
    start(Duration.ofMillis(500), Limits.DEFAULT);
    await()
        .pollInterval(Duration.ofMillis(50))
        .until(() -> {
          try (Peer probe = new Peer(server.address())) {
            probe.ask("GET_STATE");
          } catch (UncheckedIOException e) {
            // the server has stopped
          }
          return result.isDone();
        });
    assertThat(result().reason()).isEqualTo(Reason.OPEN_TIMEOUT);
  }

  @Test
  void isNotDisturbedByConnectionsThatOnlyConnectAndClose() {
    start();
    for (int i = 0; i < 50; i++) {
      new Peer(server.address()).close();
    }
    assertThat(connect().ask("GET_STATE")).isEqualTo("STATE open");
  }

  @Test
  void tellsEverybodyToStopWhenTerminated() throws Exception {
    start();
    Peer ann = connect();
    ann.ask("GET_STATE");
    server.terminate();
    assertThat(ann.rest()).containsExactly("STATE stop");
    ann.close();
    assertThat(result().reason()).isEqualTo(Reason.TERMINATED);
  }

  private void start() {
    start(LONG, Limits.DEFAULT);
  }

  private void start(Duration openTimeout, Limits limits) {
    try {
      server =
          new GameServer(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), openTimeout, limits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    result = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            result.complete(server.run());
          } catch (Throwable e) {
            result.completeExceptionally(e);
          }
        });
  }

  private Result result() throws Exception {
    return result.get(10, TimeUnit.SECONDS);
  }

  private Peer connect() {
    Peer peer = new Peer(server.address());
    peers.add(peer);
    return peer;
  }
}
