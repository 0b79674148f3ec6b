package games.kickoff.gateway.api.simple;

/** An answer that is a status and nothing else. */
record StatusAnswer(String status) {}
