package ink.upkeep;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What upkeep is asked to do.
 *
 * @param tables as {@code silver.booking_changed}; none: all
 * @param tenant who knows the persons
 * @param persons ids of somebody who is to be erased first; none: only who was entered before
 */
record Request(List<Step> steps, List<String> tables, String tenant, List<String> persons) {
  Request {
    steps = List.copyOf(steps);
    tables = List.copyOf(tables);
    persons = List.copyOf(persons);
  }

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException with a sentence for the caller
   */
  static Request parse(List<String> line, Clock clock, Step erase) {
    List<Step> all =
        List.of(
            erase,
            new Compact(),
            new Manifests(),
            new Expire(clock),
            new Orphans(clock, Orphans.YOUNG));
    List<Step> steps = new ArrayList<>();
    List<String> tables = new ArrayList<>();
    List<String> persons = new ArrayList<>();
    String tenant = "";
    for (Iterator<String> words = line.iterator(); words.hasNext(); ) {
      String word = words.next();
      switch (word) {
        case "--table" -> tables.add(value(word, words));
        case "--tenant" -> tenant = value(word, words);
        case "--person" -> persons.add(value(word, words));
        case "all" -> steps.addAll(all);
        default ->
            steps.add(
                all.stream()
                    .filter(step -> step.name().equals(word))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "there is no step " + word + "; see --help")));
      }
    }
    if (steps.isEmpty()) {
      throw new IllegalArgumentException(
          "name a step: erase, compact, manifests, expire, orphans or all; see --help");
    }
    if (!tenant.isEmpty() || !persons.isEmpty()) {
      Erased.check(tenant, persons);
    }
    return new Request(steps, tables, tenant, persons);
  }

  private static String value(String option, Iterator<String> words) {
    if (!words.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value; see --help");
    }
    return words.next();
  }
}
