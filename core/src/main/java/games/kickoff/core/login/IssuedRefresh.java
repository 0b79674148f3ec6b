package games.kickoff.core.login;

/** A login and its valid refresh token. */
public record IssuedRefresh(Login login, RefreshToken token) {}
