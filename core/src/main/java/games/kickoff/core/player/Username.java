package games.kickoff.core.player;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The name a player registers with, in normalised form: Unicode's compatibility forms are composed
 * (NFKC), case is folded, leading and trailing blanks are dropped, and several blanks in a row
 * become one. Letters of different scripts that look alike stay different, such as a Cyrillic and a
 * Latin a.
 *
 * @param value {@value #MIN_LENGTH} to {@value #MAX_LENGTH} visible code points or single blanks,
 *     at least one of them a letter, a digit or a symbol
 */
public record Username(String value) {

  /** The shortest name, in code points. */
  public static final int MIN_LENGTH = 3;

  /** The longest name, in code points. */
  public static final int MAX_LENGTH = 32;

  /**
   * The longest text that is normalised at all, in UTF-16 code units. A longer one is refused, even
   * if much of it is blank.
   */
  private static final int MAX_TYPED = 256;

  /**
   * @throws IllegalArgumentException when the text is no name, or not a normalised one
   */
  public Username {
    if (!value.equals(normalised(value))) {
      throw new IllegalArgumentException("a username is kept normalised; parse it");
    }
    require(value);
  }

  /** Normalises a name as a person typed it. */
  public static Username parse(String typed) {
    if (typed.length() > MAX_TYPED) {
      throw tooLongOrShort();
    }
    return new Username(normalised(typed));
  }

  private static void require(String name) {
    int length = name.codePointCount(0, name.length());
    if (length < MIN_LENGTH || length > MAX_LENGTH) {
      throw tooLongOrShort();
    }
    if (!name.codePoints().allMatch(Username::isPrintable)) {
      throw new IllegalArgumentException(
          "a username has letters, digits, signs and single blanks only; leave out what can't be"
              + " seen");
    }
    if (name.codePoints().noneMatch(Username::isNaming)) {
      throw new IllegalArgumentException("a username has at least one letter or digit");
    }
  }

  private static IllegalArgumentException tooLongOrShort() {
    return new IllegalArgumentException(
        "a username has " + MIN_LENGTH + " to " + MAX_LENGTH + " characters; choose another");
  }

  private static String normalised(String text) {
    String once = once(text);
    String twice = once(once); // composing after folding may yield letters that need folding again
    return once.equals(twice) ? once : once(twice);
  }

  private static String once(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
    // To upper case first, as some letters have several lower-case forms; then each code point to
    // lower case by itself, since the lower case of a sigma in a text depends on its place in the
    // word.
    StringBuilder folded = new StringBuilder(composed.length());
    composed
        .toUpperCase(Locale.ROOT)
        .codePoints()
        .map(Character::toLowerCase)
        .forEach(folded::appendCodePoint);
    return Normalizer.normalize(folded, Normalizer.Form.NFKC).strip().replaceAll(" +", " ");
  }

  /**
   * Whether a code point can't be seen although its general category does not say so: the
   * default-ignorable code points (Unicode's DerivedCoreProperties) of other categories, and the
   * braille blank.
   */
  private static boolean isBlank(int codePoint) {
    return codePoint == 0x034F
        || codePoint == 0x115F
        || codePoint == 0x1160
        || codePoint == 0x17B4
        || codePoint == 0x17B5
        || (codePoint >= 0x180B && codePoint <= 0x180F)
        || codePoint == 0x2800
        || codePoint == 0x3164
        || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || codePoint == 0xFFA0
        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
  }

  private static boolean isNaming(int codePoint) {
    return Character.isLetterOrDigit(codePoint)
        || Character.getType(codePoint) == Character.OTHER_SYMBOL;
  }

  private static boolean isPrintable(int codePoint) {
    if (isBlank(codePoint)) {
      return false;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> codePoint == ' ';
      default -> true;
    };
  }

  @Override
  public String toString() {
    return value;
  }
}
