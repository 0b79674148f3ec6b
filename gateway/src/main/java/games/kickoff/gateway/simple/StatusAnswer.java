package games.kickoff.gateway.simple;

/** An answer that is a status and nothing else. */
record StatusAnswer(String status) {}
