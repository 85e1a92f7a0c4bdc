package ink.world;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An artist as the world knows them.
 *
 * @param joins first day on which they work
 * @param leaves first day on which they do not any more
 * @param weeklyMinutes minutes a week that they can be booked, until {@code changes}
 * @param changes day from which {@code laterMinutes} apply
 * @param specialities styles that they are asked for
 * @param approval factor of the probability that a client approves a design of theirs
 * @param booking factor of the probability that an approved design is booked
 * @param booked minutes booked by day
 */
record Artist(
    String id,
    String name,
    String staffId,
    int joins,
    int leaves,
    int weeklyMinutes,
    int changes,
    int laterMinutes,
    List<String> specialities,
    double approval,
    double booking,
    Map<Integer, Integer> booked) {

  private static final int WORKING_DAYS = 5;

  Artist(
      String id,
      String name,
      String staffId,
      int joins,
      int leaves,
      int weeklyMinutes,
      int changes,
      int laterMinutes,
      List<String> specialities,
      double approval,
      double booking) {
    this(
        id,
        name,
        staffId,
        joins,
        leaves,
        weeklyMinutes,
        changes,
        laterMinutes,
        specialities,
        approval,
        booking,
        new HashMap<>());
  }

  boolean worksOn(int day) {
    return joins <= day && day < leaves;
  }

  int weeklyMinutesOn(int day) {
    return day < changes ? weeklyMinutes : laterMinutes;
  }

  /**
   * Takes room for an appointment on a day.
   *
   * @return minutes of the day booked before it; −1 when there is no room
   */
  int take(int day, int minutes) {
    int before = booked.getOrDefault(day, 0);
    if (before > 0 && before + minutes > weeklyMinutesOn(day) / WORKING_DAYS) {
      return -1;
    }
    booked.put(day, before + minutes);
    return before;
  }

  /** Gives the room back, and forgets the days before {@code today}. */
  void giveBack(int day, int minutes) {
    booked.computeIfPresent(day, (d, before) -> Math.max(0, before - minutes));
  }
}
