package ink.models.design;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words of a prompt that are to be lettered, as the client wrote them.
 *
 * @param text empty when the prompt names none
 * @param rest the prompt without them
 */
record Inscription(String text, String rest) {

  /** Longer than any line that is worn. */
  private static final int LONGEST = 60;

  private static final Pattern QUOTED =
      Pattern.compile(
          "[\"\u201c\u201d\u201e\u00ab]([^\"\u201c\u201d\u201e\u00ab\u00bb]+)[\"\u201c\u201d\u00bb]"
              + "|(?<![\\p{L}\\p{N}])['\u2018]([^'\u2018\u2019]+)['\u2019](?![\\p{L}\\p{N}])");

  private static final Pattern NAMED =
      Pattern.compile(
          "\\b(?:lettering|script|words?|text|quote|saying|says|reading|reads|name)\\b[:\\s]+"
              + "(?:that says |of |the words? )?"
              + "(?<text>.+?)"
              + "(?=$|[,;.]|\\s+(?:in|with|on|for|along|around|across|under|above|below)\\b)",
          Pattern.CASE_INSENSITIVE);

  /**
   * Quoted words first; else what follows "lettering", "script" or "word"; else the words that
   * nothing else is known for.
   *
   * @throws IllegalArgumentException for a quotation longer than can be worn
   */
  static Inscription of(String prompt, Predicate<String> known) {
    Matcher quoted = QUOTED.matcher(prompt);
    if (quoted.find()) {
      String text = plain(quoted.group(1) == null ? quoted.group(2) : quoted.group(1));
      if (text.length() > LONGEST) {
        throw new IllegalArgumentException(
            "the words to letter have "
                + text.length()
                + " characters; at most "
                + LONGEST
                + " stay legible on skin");
      }
      return new Inscription(text, quoted.replaceFirst(" "));
    }
    Matcher named = NAMED.matcher(prompt);
    if (named.find()) {
      String text = plain(named.group("text"));
      if (text.length() <= LONGEST
          && !Arrays.stream(text.split(" ")).allMatch(known.or(String::isEmpty))) {
        return new Inscription(
            text, prompt.substring(0, named.start("text")) + prompt.substring(named.end("text")));
      }
    }
    StringBuilder text = new StringBuilder();
    StringBuilder rest = new StringBuilder();
    for (String word : List.of(plain(prompt).split(" "))) {
      boolean letter = !word.isEmpty() && !known.test(word) && text.length() + word.length() < 40;
      StringBuilder to = letter ? text : rest;
      to.append(to.isEmpty() ? "" : " ").append(word);
    }
    return new Inscription(text.toString(), rest.toString());
  }

  /** Letters that the faces have, single spaces. */
  private static String plain(String text) {
    return text.replaceAll("[^\\p{IsLatin}\\p{N}&!?.,'\u2019\\- ]", " ")
        .strip()
        .replaceAll("\\s+", " ");
  }
}
