package games.kickoff.operator.rules;

/** A MatchQueue the operator can't work with; the message names the field and what it takes. */
public final class InvalidQueue extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public InvalidQueue(String field, String problem) {
    super(field + " " + problem);
  }
}
