package ink.inference.command;

import java.util.Locale;
import java.util.regex.Pattern;

/** Models speak of tensors; whoever types a command knows them as options. */
final class Options {

  /** Inputs that the command's first argument holds. */
  private static final Pattern ARGUMENT = Pattern.compile("\\b(IMAGE|PROMPT)\\b");

  private static final Pattern TENSOR =
      Pattern.compile(
          "\\b(WIDTH_MM|BODY_PART|CIRCUMFERENCE_MM|SKIN_TONE|SUN|YEARS|MADE|INKS|STYLE|PIECES"
              + "|PAPER|PRICES|PHOTO|PHOTO_WIDTH_MM|PHOTO_X|PHOTO_Y|ANGLE_DEGREES|PINS|FACTOR)\\b");

  private Options() {}

  /** {@code WIDTH_MM is 0 mm} becomes {@code --width-mm is 0 mm}. */
  static String named(String reason) {
    String arguments = ARGUMENT.matcher(reason).replaceAll("IN");
    return TENSOR
        .matcher(arguments)
        .replaceAll(match -> "--" + match.group().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
