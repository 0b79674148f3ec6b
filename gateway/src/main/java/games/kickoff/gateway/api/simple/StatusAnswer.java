package games.kickoff.gateway.api.simple;

/** An answer with nothing but a status: whether a session is {@code running} or {@code ended}. */
record StatusAnswer(String status) {}
