package ink.inference.command;

import java.util.Locale;
import java.util.regex.Pattern;

/** Models speak of tensors; whoever types a command knows them as options. */
final class Options {

  private static final Pattern TENSOR =
      Pattern.compile(
          "\\b(IMAGE|PROMPT|WIDTH_MM|BODY_PART|CIRCUMFERENCE_MM|SKIN_TONE|SUN|YEARS|MADE|INKS|STYLE|PIECES|MIX"
              + "|PAPER|PRICES|PHOTO|PHOTO_WIDTH_MM|PHOTO_X|PHOTO_Y|ANGLE_DEGREES|PINS|REGION|CHOICE|FACTOR|METHOD|LONGER_SIDE_MM|MODE|ASPECT)\\b");

  private Options() {}

  /**
   * {@code WIDTH_MM is 0 mm} becomes {@code --width-mm is 0 mm}.
   *
   * @param input the tensor that the command's first argument fills
   */
  static String named(String reason, String input) {
    return TENSOR
        .matcher(reason)
        .replaceAll(
            match ->
                match.group().equals(input)
                    ? "IN"
                    : "--" + match.group().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
