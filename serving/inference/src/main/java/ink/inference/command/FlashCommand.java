package ink.inference.command;

import ink.inference.FlashSheet;
import ink.models.vector.Png;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "flash",
    description = {
      "Draws a flash sheet: designs that belong together, on paper in true size.",
      "IN is the prompt; OUT a PDF of vectors, or a PNG to look at.",
      "Example: infra/ink craft flash \"peony and fern\" sheet.pdf --style botanical --pieces 7"
    })
final class FlashCommand extends Capability {

  private static final int PREVIEW_DPI = 100;

  @Option(names = "--style", defaultValue = "mandala", description = "A wrong one lists them all.")
  private String style = "";

  @Option(names = "--pieces", defaultValue = "7", description = "1 to 24.")
  private int pieces;

  @Option(
      names = "--mix",
      defaultValue = "mixed",
      description = "Of sizes: mixed, even, or one among small ones (small).")
  private String mix = "";

  @Option(names = "--paper", defaultValue = "a4", description = "a4, a3 or letter.")
  private String paper = "";

  @Option(names = "--seed", defaultValue = "1", description = "Another seed, another sheet.")
  private long seed;

  @Option(
      names = "--negative",
      defaultValue = "",
      paramLabel = "WORDS",
      description = "What must not be drawn.")
  private String negative = "";

  @Option(
      names = "--prices",
      split = ",",
      paramLabel = "PRICE",
      description = "One for each piece, such as 80 EUR,120 EUR; none prints no prices.")
  private List<String> prices = new ArrayList<>();

  private List<String> words = List.of();

  @Override
  String input() {
    return "PROMPT";
  }

  @Override
  List<String> endings() {
    return List.of("pdf", "png");
  }

  @Override
  Content content(String ending) {
    FlashSheet.Sheet sheet =
        FlashSheet.sheet(
            asked(
                FlashSheet.MODEL,
                FlashSheet.inputs(
                    new FlashSheet.Order(
                        prompt(), negative, style, seed, pieces, mix, paper, prices))));
    words = DesignCommand.undrawn(sheet.undrawnWords());
    byte[] pdf = sheet.sheet().toByteArray();
    return oneOf(Map.of("pdf", () -> pdf, "png", () -> preview(pdf)), ending);
  }

  private static byte[] preview(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, PREVIEW_DPI);
      int width = page.getWidth();
      int height = page.getHeight();
      return Png.rgb(
          width, height, page.getRGB(0, 0, width, height, null, 0, width), PREVIEW_DPI / 25.4);
    }
  }

  @Override
  List<String> words() {
    return words;
  }
}
