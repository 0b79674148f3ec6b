package games.kickoff.faults.rig;

import games.kickoff.faults.wire.Link;
import games.kickoff.faults.wire.Tripwire;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The links of a test bed. Each list has one link for each operator, by the operator's index. */
public record Links(
    Link gatewayRedis,
    List<Link> operatorRedis,
    List<Link> operatorPostgres,
    List<Link> operatorApi)
    implements AutoCloseable {

  static Links to(int redis, int postgres, int api, int operators) {
    return new Links(
        Link.toStore(redis),
        IntStream.range(0, operators).mapToObj(i -> Link.toStore(redis)).toList(),
        IntStream.range(0, operators).mapToObj(i -> Link.toStore(postgres)).toList(),
        IntStream.range(0, operators).mapToObj(i -> Link.toApi(api)).toList());
  }

  public List<Link> all() {
    return Stream.of(List.of(gatewayRedis), operatorRedis, operatorPostgres, operatorApi)
        .flatMap(List::stream)
        .toList();
  }

  /** All links to Redis. */
  public List<Link> redis() {
    return Stream.concat(Stream.of(gatewayRedis), operatorRedis.stream()).toList();
  }

  public void arm(Tripwire wire) {
    all().forEach(link -> link.arm(wire));
  }

  public void heal() {
    all().forEach(Link::heal);
  }

  @Override
  public void close() {
    all().forEach(Link::close);
  }
}
