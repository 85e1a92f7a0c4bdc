package ink.inference.command;

import picocli.CommandLine.Option;

/** Options of everything that ages. */
final class Wearing {

  @Option(
      names = "--body-part",
      defaultValue = "forearm",
      paramLabel = "PART",
      description = "Such as wrist, upper-arm, back; a wrong one lists them all.")
  String bodyPart = "";

  @Option(
      names = "--sun",
      defaultValue = "1",
      description = "0.3 always covered, 1 ordinary clothes, 2.5 outdoor work.")
  float sun;

  @Option(names = "--over-fifty", description = "Older skin lets ink spread a little faster.")
  boolean overFifty;
}
