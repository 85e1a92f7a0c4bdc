package ink.models.gallery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Few colours that stand for many: median cut. The same for the same pixels. */
final class Palette {

  private final Map<Integer, Integer> indexOf = new TreeMap<>();
  private final int[] colours;

  /** A colour and how many pixels have it. */
  private record Counted(int packed, int count) {
    int channel(int shift) {
      return packed >> shift & 0xff;
    }
  }

  Palette(int[] pixels, int most) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (int pixel : pixels) {
      counts.merge(pixel, 1, Integer::sum);
    }
    List<List<Counted>> boxes = new ArrayList<>();
    List<Counted> all = new ArrayList<>();
    counts.forEach((packed, count) -> all.add(new Counted(packed, count)));
    boxes.add(all);
    while (boxes.size() < most) {
      List<Counted> widest = boxes.get(0);
      for (List<Counted> box : boxes) {
        if (spread(box, widestChannel(box)) > spread(widest, widestChannel(widest))) {
          widest = box;
        }
      }
      int shift = widestChannel(widest);
      if (spread(widest, shift) == 0) {
        break;
      }
      int middle = (least(widest, shift) + greatest(widest, shift)) / 2;
      List<Counted> above = new ArrayList<>(widest);
      above.removeIf(c -> c.channel(shift) <= middle);
      widest.removeIf(c -> c.channel(shift) > middle);
      boxes.add(above);
    }
    colours = new int[boxes.size()];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = mean(boxes.get(i));
      for (Counted counted : boxes.get(i)) {
        indexOf.put(counted.packed, i);
      }
    }
  }

  int[] colours() {
    return Arrays.copyOf(colours, colours.length);
  }

  /** Of a pixel that the palette was made for. */
  int index(int pixel) {
    return indexOf.getOrDefault(pixel, 0);
  }

  private static int widestChannel(List<Counted> box) {
    int widest = 0;
    for (int shift = 8; shift <= 16; shift += 8) {
      if (spread(box, shift) > spread(box, widest)) {
        widest = shift;
      }
    }
    return widest;
  }

  private static int spread(List<Counted> box, int shift) {
    return greatest(box, shift) - least(box, shift);
  }

  private static int least(List<Counted> box, int shift) {
    return box.stream().mapToInt(c -> c.channel(shift)).min().orElse(0);
  }

  private static int greatest(List<Counted> box, int shift) {
    return box.stream().mapToInt(c -> c.channel(shift)).max().orElse(0);
  }

  private static int mean(List<Counted> box) {
    long pixels = box.stream().mapToLong(Counted::count).sum();
    int mean = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int channel = shift;
      long sum = box.stream().mapToLong(c -> (long) c.channel(channel) * c.count).sum();
      mean |= (int) ((sum + pixels / 2) / pixels) << shift;
    }
    return mean;
  }
}
