package games.kickoff.gameserver;

/**
 * A command of a client: one line of the protocol. {@code seconds} is the requested length of a
 * {@link Verb#REQUEST_MATCH}, 1 to {@value #MAX_SECONDS}; for every other verb it is 0.
 */
record Command(Verb verb, int seconds) {

  /** One day. The limit keeps a mistyped length from occupying a server for ever. */
  static final int MAX_SECONDS = 86_400;

  enum Verb {
    GET_STATE,
    GET_RUNNING_LENGTH,
    REQUEST_MATCH,
    UNKNOWN
  }

  private static final Command UNKNOWN = new Command(Verb.UNKNOWN, 0);

  /**
   * Parses a line, passed without its line end. Upper and lower case are equal; blanks (spaces and
   * tabs) around and between words are ignored. A line that is not exactly one of the commands is
   * {@link Verb#UNKNOWN}, never an error.
   */
  static Command parse(String line) {
    int start = skipBlanks(line, 0);
    int end = line.length();
    while (end > start && isBlank(line.charAt(end - 1))) {
      end--;
    }
    int wordEnd = start;
    while (wordEnd < end && !isBlank(line.charAt(wordEnd))) {
      wordEnd++;
    }
    String word = line.substring(start, wordEnd);
    String rest = wordEnd == end ? "" : line.substring(skipBlanks(line, wordEnd), end);
    if (rest.isEmpty()) {
      if (sameWord(word, "GET_STATE")) {
        return new Command(Verb.GET_STATE, 0);
      }
      if (sameWord(word, "GET_RUNNING_LENGTH")) {
        return new Command(Verb.GET_RUNNING_LENGTH, 0);
      }
    } else if (sameWord(word, "REQUEST_MATCH")) {
      int seconds = wholeSeconds(rest);
      return seconds == 0 ? UNKNOWN : new Command(Verb.REQUEST_MATCH, seconds);
    }
    return UNKNOWN;
  }

  /**
   * Parses {@code digits[.digits]} and drops the fraction. Returns 0 for any other text and for
   * numbers outside 1 to {@value #MAX_SECONDS}. Signs, exponents and the suffixes and hexadecimal
   * numbers that {@code Double.parseDouble} accepts are refused, because other languages do not
   * read them in the same way.
   */
  private static int wholeSeconds(String number) {
    int at = 0;
    int whole = 0;
    for (; at < number.length() && isDigit(number.charAt(at)); at++) {
      whole = Math.min(whole * 10 + (number.charAt(at) - '0'), MAX_SECONDS + 1);
    }
    if (at == 0) {
      return 0;
    }
    boolean fraction = false;
    if (at < number.length()) {
      int firstDigit = at + 1;
      if (number.charAt(at) != '.' || firstDigit == number.length()) {
        return 0;
      }
      for (at = firstDigit; at < number.length(); at++) {
        if (!isDigit(number.charAt(at))) {
          return 0;
        }
        fraction |= number.charAt(at) != '0';
      }
    }
    boolean tooLong = whole > MAX_SECONDS || (whole == MAX_SECONDS && fraction);
    return tooLong ? 0 : whole;
  }

  /**
   * Compares without regard to the case of ASCII letters only: by Unicode's case rules a long s (ſ)
   * would equal an S.
   */
  private static boolean sameWord(String word, String command) {
    if (word.length() != command.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c >= 'a' && c <= 'z') {
        c = (char) (c - ('a' - 'A'));
      }
      if (c != command.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int skipBlanks(String line, int from) {
    int at = from;
    while (at < line.length() && isBlank(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
