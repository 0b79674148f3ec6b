package games.kickoff.cli.line;

import games.kickoff.objects.Objects;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reports a command line that is invalid or fails: prints one line without a stack trace to
 * standard error and returns the exit code.
 */
final class Complaint {

  private static final int WRONG = 2;
  private static final int FAILED = 1;

  /** The exit code by which shells report SIGINT: 128 + 2. */
  private static final int INTERRUPTED = 130;

  private Complaint() {}

  static int of(ParameterException wrong) {
    wrong.getCommandLine().getErr().println(words(wrong));
    return WRONG;
  }

  /**
   * @throws Exception the failure itself, if its kind is not expected; it is a bug then
   */
  static int of(Exception failure, CommandLine command) throws Exception {
    return switch (failure) {
      case WrongOption wrong -> say(command, String.valueOf(wrong.getMessage()), WRONG);
      case KubernetesClientException refused -> say(command, Objects.words(refused), FAILED);
      case IOException cannot -> say(command, String.valueOf(cannot.getMessage()), FAILED);
      case InterruptedException stopped -> INTERRUPTED;
      default -> throw failure;
    };
  }

  private static int say(CommandLine command, String message, int code) {
    command.getErr().println(message);
    return code;
  }

  private static String words(ParameterException wrong) {
    return switch (wrong) {
      case UnmatchedArgumentException unknown -> hinting(ofUnknown(unknown));
      case OverwrittenOptionException twice ->
          hinting(name(twice.getOverwritten()) + " is given twice");
      case MissingParameterException missing -> hinting(ofMissing(missing));
      case ParameterException any
          when any.getArgSpec() != null && any.getValue() != null && any.getCause() != null ->
          hinting(ofValue(any.getArgSpec(), any.getValue(), any.getCause()));
      default -> String.valueOf(wrong.getMessage());
    };
  }

  private static String hinting(String message) {
    return message + "; --help lists the options";
  }

  private static String ofUnknown(UnmatchedArgumentException unknown) {
    String first = unknown.getUnmatched().getFirst();
    boolean command =
        !unknown.getCommandLine().getSubcommands().isEmpty() && !first.startsWith("-");
    return "there is no " + (command ? "command " : "option ") + first;
  }

  private static String ofMissing(MissingParameterException missing) {
    ArgSpec first = missing.getMissing().getFirst();
    String what = String.valueOf(missing.getMessage());
    return what.startsWith("Missing required option")
        ? name(first) + " " + first.paramLabel() + " is needed"
        : first.isOption() ? name(first) + " needs a value" : first.paramLabel() + " is needed";
  }

  private static String ofValue(ArgSpec argument, String value, Throwable cause) {
    Optional<MustBe> mustBe = annotation(argument, MustBe.class);
    if (mustBe.isPresent()) {
      return name(argument) + " must be " + mustBe.get().value() + ", not " + value;
    }
    if (annotation(argument, Within.class).isPresent()) {
      return ofRange(argument, value);
    }
    if (cause instanceof TypeConversionException && argument.converters().length > 0) {
      return String.valueOf(cause.getMessage()); // the message of a converter is complete
    }
    List<String> words = new ArrayList<>();
    argument.typeInfo().getEnumConstantNames().forEach(words::add);
    if (!words.isEmpty()) {
      return name(argument) + " takes " + any(argument, words) + ", not '" + value + "'";
    }
    return name(argument) + ": " + cause.getMessage();
  }

  /** The accepted constants in lower case; comma-separated if the argument takes several. */
  private static String any(ArgSpec argument, List<String> constants) {
    List<String> words = constants.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    if (argument.typeInfo().isMultiValue()) {
      return "some of " + String.join(",", words);
    }
    return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
  }

  static String ofRange(ArgSpec argument, String value) {
    Within range = annotation(argument, Within.class).orElseThrow();
    return name(argument)
        + " takes a number from "
        + range.least()
        + " to "
        + range.most()
        + ", not '"
        + value
        + "'";
  }

  static boolean isWithinItsRange(OptionSpec option) {
    Object value =
        option.getValue() instanceof Optional<?> any ? any.orElse(null) : option.getValue();
    return !(value instanceof Number number)
        || annotation(option, Within.class)
            .map(range -> number.longValue() >= range.least() && number.longValue() <= range.most())
            .orElse(true);
  }

  private static <A extends Annotation> Optional<A> annotation(ArgSpec argument, Class<A> type) {
    return argument.userObject() instanceof Field field
        ? Optional.ofNullable(field.getAnnotation(type))
        : Optional.empty();
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
