package games.kickoff.gateway.http;

/** The routes of one family of clients. */
public interface RouteGroup {

  void addTo(Routes routes);
}
