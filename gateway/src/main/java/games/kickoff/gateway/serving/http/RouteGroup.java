package games.kickoff.gateway.serving.http;

/** The routes of one family of clients. */
public interface RouteGroup {

  void addTo(Routes routes);
}
