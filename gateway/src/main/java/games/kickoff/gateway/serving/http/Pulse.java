package games.kickoff.gateway.serving.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Checks whether the parts that serve requests still execute tasks: the server's threads, its
 * selectors, and the virtual threads that requests run on. It uses none of the gateway's
 * dependencies, so a part that is stuck is a failure of this process.
 */
record Pulse(SequencedMap<String, Executor> parts) {

  static Pulse of(Server server) {
    SequencedMap<String, Executor> parts = new LinkedHashMap<>();
    parts.put("server threads", server.getThreadPool());
    parts.put("virtual threads", Thread::startVirtualThread);
    int number = 0;
    for (ServerConnector connector : server.getBeans(ServerConnector.class)) {
      for (ManagedSelector selector :
          connector.getSelectorManager().getBeans(ManagedSelector.class)) {
        parts.put("selector " + number++, task -> selector.submit(ignored -> task.run()));
      }
    }
    return new Pulse(parts);
  }

  /** Gives all parts a task at the same time; returns those that have not executed it in time. */
  List<String> stuck(Duration patience) {
    SequencedMap<String, CountDownLatch> beats = new LinkedHashMap<>();
    parts.forEach((name, part) -> {
      CountDownLatch beat = new CountDownLatch(1);
      beats.put(name, beat);
      part.execute(beat::countDown);
    });
    long deadline = System.nanoTime() + patience.toNanos();
    List<String> stuck = new ArrayList<>();
    beats.forEach((name, beat) -> {
      if (!await(beat, deadline - System.nanoTime())) {
        stuck.add(name);
      }
    });
    return stuck;
  }

  private static boolean await(CountDownLatch beat, long nanos) {
    try {
      return beat.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
