package ink.models.design;

import ink.models.vector.Colour;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words that have a drawing rule, and the reading of prompts with them. */
public final class Vocabulary {

  private static final int LONGEST_PHRASE = 3;

  /** A "no" rules out what follows within so many words. */
  private static final int NEGATION_REACH = 3;

  private static final int MIN_FOLD = 5;
  private static final int MAX_FOLD = 24;

  private static final Set<String> NEGATIONS = Set.of("no", "not", "without", "except", "never");
  private static final List<String> NUMBERS =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");
  private static final Set<String> FOLD_NOUNS =
      Set.of("fold", "petal", "petals", "petalled", "point", "points", "pointed", "sided");

  /** How the motif before a phrase stands to the one after it. */
  private enum Relation {
    FRAMED_BY(Placement.CORE),
    FRAMES(Placement.FRAME),
    OVER(Placement.ABOVE),
    UNDER(Placement.BELOW),
    INSIDE(Placement.CORE);

    private final Placement placement;

    Relation(Placement placement) {
      this.placement = placement;
    }
  }

  /**
   * What a word asks for: a feature, a style as a motif, an ink or the place of a motif; a word of
   * context asks for nothing.
   */
  private record Meaning(
      @Nullable Feature feature,
      @Nullable Style motif,
      @Nullable Colour ink,
      @Nullable Relation relation) {}

  private static final Map<String, Meaning> MEANINGS = read();

  private Vocabulary() {}

  /**
   * Reads a prompt. Words after "no", "without", "not" and all words of the negative prompt rule
   * features out; a negative word that could not be drawn anyway is not missed.
   */
  public static Wishes read(Style style, String prompt, String negativePrompt) {
    Inscription inscription =
        style == Style.LETTERING
            ? Inscription.of(prompt, Vocabulary::knows)
            : new Inscription("", prompt);
    Reading reading = new Reading(style);
    reading.read(words(inscription.rest()), false);
    reading.read(words(negativePrompt), true);
    reading.wanted.removeAll(reading.unwanted);
    if (style == Style.FINE_LINE && !reading.wanted.contains(Feature.BOLD)) {
      reading.wanted.add(Feature.FINE);
    }
    reading.inks.removeAll(reading.unwantedInks);
    reading.inks.remove(Colour.BLACK);
    return new Wishes(
        reading.wanted,
        reading.unwanted,
        reading.fold,
        inscription.text(),
        List.copyOf(reading.inks),
        reading.companion(),
        List.copyOf(reading.undrawn));
  }

  /** Whether a word, or the parts of a hyphened one, are read as something to draw. */
  private static boolean knows(String word) {
    List<String> parts = words(word);
    return parts.stream().allMatch(MEANINGS::containsKey)
        || MEANINGS.containsKey(String.join(" ", parts))
        || parts.stream().anyMatch(NEGATIONS::contains);
  }

  private static final class Reading {
    private final Style style;
    private final Set<Feature> wanted = EnumSet.noneOf(Feature.class);
    private final Set<Feature> unwanted = EnumSet.noneOf(Feature.class);
    private final Set<String> undrawn = new LinkedHashSet<>();
    private final Set<Colour> inks = new LinkedHashSet<>();
    private final Set<Colour> unwantedInks = EnumSet.noneOf(Colour.class);
    private OptionalInt fold = OptionalInt.empty();
    private @Nullable Style companion;
    private @Nullable Placement placement;

    /** The motif named last, and how it stands to the one to come. */
    private Style last;

    private @Nullable Relation relation;

    private Reading(Style style) {
      this.style = style;
      this.last = style;
    }

    private Optional<Companion> companion() {
      if (companion == null) {
        return Optional.empty();
      }
      Placement at = placement == null ? Placement.usual(style, companion) : placement;
      return Optional.of(new Companion(companion, at));
    }

    private void read(List<String> words, boolean negative) {
      int negatedUntil = negative ? Integer.MAX_VALUE : -1;
      for (int i = 0; i < words.size(); ) {
        if (NEGATIONS.contains(words.get(i))) {
          negatedUntil = negative ? negatedUntil : i + NEGATION_REACH;
          i++;
          continue;
        }
        boolean ruledOut = i <= negatedUntil;
        int used = fold(words, i);
        if (used == 0) {
          used = phrase(words, i, ruledOut);
        }
        if (used == 0) {
          if (!ruledOut) {
            undrawn.add(words.get(i));
          }
          used = 1;
        }
        i += used;
      }
    }

    /** "8 petals", "twelve-fold", "6-pointed": how often a mandala repeats. */
    private int fold(List<String> words, int at) {
      OptionalInt number = number(words.get(at));
      if (number.isEmpty() || at + 1 >= words.size() || !FOLD_NOUNS.contains(words.get(at + 1))) {
        return 0;
      }
      if (number.getAsInt() < MIN_FOLD || number.getAsInt() > MAX_FOLD) {
        return 0;
      }
      fold = number;
      return 2;
    }

    private int phrase(List<String> words, int at, boolean ruledOut) {
      for (int length = Math.min(LONGEST_PHRASE, words.size() - at); length > 0; length--) {
        String phrase = String.join(" ", words.subList(at, at + length));
        Meaning meaning = MEANINGS.get(phrase);
        if (meaning != null) {
          if (ruledOut) {
            ruleOut(meaning);
          } else {
            take(meaning, phrase);
          }
          return length;
        }
      }
      return 0;
    }

    private void ruleOut(Meaning meaning) {
      if (meaning.feature != null) {
        unwanted.add(meaning.feature);
      }
      if (meaning.ink != null) {
        unwantedInks.add(meaning.ink);
      }
    }

    private void take(Meaning meaning, String phrase) {
      if (meaning.ink != null) {
        inks.add(meaning.ink);
      }
      if (meaning.relation != null) {
        relate(meaning.relation);
      }
      if (meaning.motif != null) {
        motif(meaning.motif, phrase);
      }
      Feature feature = meaning.feature;
      if (feature == null) {
        return;
      }
      Optional<Style> besides = feature.besides(style);
      // "Framed by flowers" asks for a second motif even where the first could have flowers.
      boolean beside = besides.isPresent() && relation != null && last == style;
      if (feature.drawnIn(style) && !beside) {
        wanted.add(feature);
        if (relation != null && companion != null && !feature.manner()) {
          motif(style, phrase);
        }
      } else if (besides.isPresent() && motif(besides.get(), phrase)) {
        wanted.add(feature);
      } else if (besides.isEmpty()) {
        undrawn.add(phrase);
      }
    }

    /** A frame that was named before its word, as in "a knot border". */
    private void relate(Relation found) {
      if (found == Relation.FRAMES && last != style && companion != null && placement == null) {
        placement = Placement.FRAME;
        relation = null;
      } else {
        relation = found;
      }
    }

    /** False when there are two motifs already, or it stands alone: then it is reported. */
    private boolean motif(Style motif, String phrase) {
      if (motif != style && (!motif.isFigure() || (companion != null && companion != motif))) {
        undrawn.add(phrase);
        return false;
      }
      if (motif != style) {
        companion = motif;
      }
      if (relation != null && companion != null && motif != last) {
        // The relation tells where the motif before it stands.
        placement = last == style ? relation.placement.inverse() : relation.placement;
        relation = null;
      }
      last = motif;
      return true;
    }
  }

  /** The style that a prompt names first, as in "a snake around a rose"; none for most prompts. */
  public static Optional<Style> styleNamedIn(String prompt) {
    List<String> words = words(prompt);
    for (int at = 0; at < words.size(); at++) {
      for (int length = Math.min(LONGEST_PHRASE, words.size() - at); length > 0; length--) {
        Meaning meaning = MEANINGS.get(String.join(" ", words.subList(at, at + length)));
        if (meaning != null && meaning.motif != null) {
          return Optional.of(meaning.motif);
        }
      }
    }
    return Optional.empty();
  }

  /** Lower-case words; hyphens part words, so that "fine-line" reads as "fine line". */
  static List<String> words(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return Arrays.stream(plain.split("[^\\p{L}\\p{N}']+"))
        .map(word -> word.replaceAll("^'+|'+$", ""))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static OptionalInt number(String word) {
    if (word.matches("\\d{1,2}")) {
      return OptionalInt.of(Integer.parseInt(word));
    }
    int named = NUMBERS.indexOf(word);
    return named < 0 ? OptionalInt.empty() : OptionalInt.of(named);
  }

  private static Map<String, Meaning> read() {
    Map<String, Meaning> meanings = new HashMap<>();
    for (String line : lines()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      int colon = line.indexOf(':');
      String name = line.substring(0, colon);
      Meaning meaning = meaning(name);
      for (String phrase : line.substring(colon + 1).split(",")) {
        if (meanings.put(phrase.strip(), meaning) != null) {
          throw new IllegalStateException("vocabulary.txt holds '" + phrase.strip() + "' twice");
        }
      }
    }
    return Map.copyOf(meanings);
  }

  private static Meaning meaning(String name) {
    String[] parts = name.split(" ", 2);
    return switch (parts[0]) {
      case "CONTEXT" -> new Meaning(null, null, null, null);
      case "MOTIF" -> new Meaning(null, Style.valueOf(parts[1]), null, null);
      case "INK" -> new Meaning(null, null, Colour.valueOf(parts[1]), null);
      case "PLACE" -> new Meaning(null, null, null, Relation.valueOf(parts[1]));
      default -> new Meaning(Feature.valueOf(name), null, null, null);
    };
  }

  private static List<String> lines() {
    try (InputStream in =
        Objects.requireNonNull(Vocabulary.class.getResourceAsStream("vocabulary.txt"))) {
      return new ArrayList<>(
          List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
