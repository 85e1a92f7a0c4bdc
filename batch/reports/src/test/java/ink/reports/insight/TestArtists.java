package ink.reports.insight;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Artists whose true rates are known, with what chance makes of them. */
final class TestArtists {
  /** What an artist is really like. */
  record Nature(
      double approval, double booking, double kept, double noShow, double price, double leadDays) {
    static final Nature USUAL = new Nature(0.6, 0.5, 0.8, 0.08, 20_000, 12);
  }

  private final Random random;

  TestArtists(long seed) {
    this.random = new Random(seed);
  }

  /** Others in the same country and style, of as many tenants as there are. */
  List<Artist> usual(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> artist("ten_" + i, "art_" + i, Nature.USUAL, 300))
        .toList();
  }

  Artist artist(String tenant, String id, Nature nature, int designs) {
    long approved = draw(designs, nature.approval);
    long booked = draw(approved, nature.booking);
    long kept = draw(booked, nature.kept);
    long agreed = designs / 3;
    long held = draw(agreed, nature.kept);
    long missed = draw(held, nature.noShow);
    List<Long> prices =
        IntStream.range(0, (int) (held - missed))
            .mapToObj(i -> Math.round(nature.price * (0.6 + 0.8 * random.nextDouble())))
            .sorted()
            .toList();
    List<Double> leads =
        IntStream.range(0, (int) agreed)
            .mapToObj(i -> nature.leadDays * 2 * random.nextDouble())
            .sorted()
            .toList();
    long early = leads.stream().filter(days -> days <= 14).count();
    return new Artist(
        tenant,
        id,
        "Mara",
        "std_" + tenant,
        "Nordlicht",
        "DE",
        "EUR",
        2400,
        3,
        Map.of(
            "mandala",
            new Funnel(designs, approved, booked, kept, Math.round(kept * nature.price))),
        new Chair(
            held - missed,
            missed,
            agreed - held,
            0,
            (held - missed) * 120,
            prices,
            leads,
            held / 2,
            missed / 4,
            early,
            Math.min(held - missed, draw(early, 0.9))),
        10);
  }

  private long draw(long count, double chance) {
    return IntStream.range(0, (int) count).filter(i -> random.nextDouble() < chance).count();
  }
}
