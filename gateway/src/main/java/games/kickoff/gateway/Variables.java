package games.kickoff.gateway;

import games.kickoff.core.queue.QueueKey;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/** Environment variables, each parsed or refused by its name. Set but empty counts as not set. */
record Variables(Map<String, String> environment) {

  private String text(String name, String otherwise) {
    String value = environment.getOrDefault(name, "");
    return value.isEmpty() ? otherwise : value;
  }

  int number(String name, int otherwise, int least, int most) {
    String value = text(name, Integer.toString(otherwise));
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // refused below, as one out of range is
    }
    throw new IllegalArgumentException(
        "%s is a number from %d to %d, not '%s'".formatted(name, least, most, value));
  }

  InetSocketAddress address(String host, String port, int defaultPort) {
    String name = text(host, "0.0.0.0");
    InetSocketAddress address = new InetSocketAddress(name, number(port, defaultPort, 0, 65535));
    if (address.isUnresolved()) {
      throw new IllegalArgumentException(
          host + " is an address of this machine, not '" + name + "'");
    }
    return address;
  }

  void requireOneOf(String name, String otherwise, String... others) {
    String value = text(name, otherwise);
    if (!value.equals(otherwise) && !List.of(others).contains(value)) {
      throw new IllegalArgumentException(
          "%s is %s or %s, not '%s'"
              .formatted(name, otherwise, String.join(" or ", others), value));
    }
  }

  QueueKey queue(String name, String otherwise) {
    try {
      return QueueKey.parse(text(name, otherwise));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }
}
