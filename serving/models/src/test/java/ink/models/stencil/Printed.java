package ink.models.stencil;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * A page as a printer gets it: straight lines in millimetres from the upper left corner of the
 * paper, whatever transforms and user units led there.
 */
record Printed(double width, double height, List<double[]> lines, double[] window) {

  private static final double POINTS = 72 / 25.4;

  static List<Printed> pages(byte[] pdf) throws IOException {
    List<Printed> pages = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (PDPage page : document.getPages()) {
        double width = page.getMediaBox().getWidth() / POINTS;
        double height = page.getMediaBox().getHeight() / POINTS;
        Reader reader = new Reader(page);
        reader.processPage(page);
        pages.add(new Printed(width, height, reader.lines, reader.window));
      }
    }
    return pages;
  }

  static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  List<Double> lengths() {
    return lines.stream().map(l -> Math.hypot(l[2] - l[0], l[3] - l[1])).toList();
  }

  /** How far the first line of the sheet lies from where it is on another page. */
  double[] shiftFrom(Printed other) {
    return new double[] {
      lines.get(0)[0] - other.lines.get(0)[0], lines.get(0)[1] - other.lines.get(0)[1]
    };
  }

  boolean shows(double x, double y) {
    return x >= window[0] && x <= window[2] && y >= window[1] && y <= window[3];
  }

  private static final class Reader extends PDFGraphicsStreamEngine {
    private final List<double[]> lines = new ArrayList<>();
    private final double[] window = new double[4];
    private Point2D at = new Point2D.Double();
    private boolean clipping;
    private final double high;
    private final double[] rectangle = new double[4];

    Reader(PDPage page) {
      super(page);
      high = page.getMediaBox().getHeight();
    }

    private double[] millimetres(double x, double y) {
      double[] p = {x, y};
      new AffineTransform().transform(p, 0, p, 0, 1);
      return new double[] {p[0] / POINTS, (high - p[1]) / POINTS};
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
      double[] a = millimetres(p0.getX(), p0.getY());
      double[] b = millimetres(p2.getX(), p2.getY());
      rectangle[0] = Math.min(a[0], b[0]);
      rectangle[1] = Math.min(a[1], b[1]);
      rectangle[2] = Math.max(a[0], b[0]);
      rectangle[3] = Math.max(a[1], b[1]);
    }

    @Override
    public void clip(int windingRule) {
      clipping = true;
    }

    @Override
    public void endPath() {
      if (clipping) {
        System.arraycopy(rectangle, 0, window, 0, 4);
      }
    }

    @Override
    public void moveTo(float x, float y) {
      at = new Point2D.Double(x, y);
    }

    @Override
    public void lineTo(float x, float y) {
      double[] from = millimetres(at.getX(), at.getY());
      double[] to = millimetres(x, y);
      lines.add(new double[] {from[0], from[1], to[0], to[1]});
      at = new Point2D.Double(x, y);
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
      at = new Point2D.Double(x3, y3);
    }

    @Override
    public Point2D getCurrentPoint() {
      return at;
    }

    @Override
    public void closePath() {}

    @Override
    public void strokePath() {}

    @Override
    public void fillPath(int windingRule) {}

    @Override
    public void fillAndStrokePath(int windingRule) {}

    @Override
    public void shadingFill(COSName shadingName) {}

    @Override
    public void drawImage(PDImage image) {}
  }
}
