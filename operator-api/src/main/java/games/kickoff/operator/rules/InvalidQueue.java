package games.kickoff.operator.rules;

/** A MatchQueue that the operator can't use; the message names the field and its valid values. */
public final class InvalidQueue extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public InvalidQueue(String field, String problem) {
    super(field + " " + problem);
  }
}
