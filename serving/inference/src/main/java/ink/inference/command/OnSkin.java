package ink.inference.command;

import picocli.CommandLine.Option;

/** Options of everything that is worn. */
final class OnSkin {

  @Option(
      names = "--width-mm",
      defaultValue = "100",
      paramLabel = "MM",
      description = "Width of the picture on skin, 5 to 600.")
  float widthMm;

  @Option(
      names = "--skin-tone",
      defaultValue = "5",
      paramLabel = "1..10",
      description = "Of Monk's scale, lightest to darkest.")
  int skinTone;
}
