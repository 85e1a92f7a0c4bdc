package ink.world;

import ink.events.Stream;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what happens, as it is decided. Facts that are sent twice count once. */
final class Tally {
  private static final Measure[] MEASURES = Measure.values();

  private final Map<String, long[]> styles = new HashMap<>();
  private final Map<String, long[]> studios = new HashMap<>();
  private final Map<String, long[]> artists = new HashMap<>();
  private final Map<Stream<?>, long[]> streams = new IdentityHashMap<>();
  long late;
  long olderSchema;

  /** A fact that happened. */
  void happened(Stream<?> stream) {
    ofStream(stream)[0]++;
  }

  /** A fact that is sent, or sent again. */
  void sent(Stream<?> stream) {
    ofStream(stream)[1]++;
  }

  private long[] ofStream(Stream<?> stream) {
    return streams.computeIfAbsent(stream, s -> new long[2]);
  }

  void add(
      Measure measure,
      long amount,
      @Nullable String style,
      @Nullable String studio,
      @Nullable String artist) {
    add(styles, style, measure, amount);
    add(studios, studio, measure, amount);
    add(artists, artist, measure, amount);
  }

  private static void add(
      Map<String, long[]> counts, @Nullable String subject, Measure measure, long amount) {
    if (subject != null) {
      counts.computeIfAbsent(subject, s -> new long[MEASURES.length])[measure.ordinal()] += amount;
    }
  }

  /** Facts by table, each once. */
  Map<String, Long> distinct() {
    return byTable(0);
  }

  /** Facts by table, as often as they are sent. */
  Map<String, Long> sent() {
    return byTable(1);
  }

  private Map<String, Long> byTable(int which) {
    Map<String, Long> counts = new TreeMap<>();
    streams.forEach((stream, count) -> counts.put(stream.table(), count[which]));
    return counts;
  }

  Map<Measure, Long> ofStyle(String style) {
    return counts(styles.get(style));
  }

  Map<Measure, Long> ofStudio(String studio) {
    return counts(studios.get(studio));
  }

  Map<Measure, Long> ofArtist(String artist) {
    return counts(artists.get(artist));
  }

  private static Map<Measure, Long> counts(long @Nullable [] counts) {
    Map<Measure, Long> byMeasure = new EnumMap<>(Measure.class);
    for (int i = 0; counts != null && i < MEASURES.length; i++) {
      byMeasure.put(MEASURES[i], counts[i]);
    }
    return byMeasure;
  }
}
