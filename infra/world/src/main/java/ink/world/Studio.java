package ink.world;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A studio as the world knows it.
 *
 * @param attraction factor of its demand
 * @param priceLevel its prices over what is usual in the country
 * @param monthLevels the same, month by month, on top
 * @param takesDeposits whether it asks for a deposit
 * @param provider the booking platform
 * @param actors users of the app who come upon it; the first come most
 * @param recentDesigns the last designs made for it
 */
record Studio(
    String id,
    String tenantId,
    String name,
    Country country,
    ZoneId zone,
    String plan,
    double attraction,
    double priceLevel,
    List<Double> monthLevels,
    boolean takesDeposits,
    String provider,
    String connectionId,
    List<Artist> artists,
    List<String> clients,
    List<String> actors,
    List<String> recentDesigns) {

  static final int DAYS_OF_A_PRICE = 30;
  private static final int RECENT = 40;

  /** What it asks on a day over what is usual: the price that demand answers to. */
  double priceRatio(int day) {
    return priceLevel * monthLevels.get(day / DAYS_OF_A_PRICE);
  }

  List<Artist> artistsOn(int day) {
    List<Artist> there = new ArrayList<>(artists.size());
    for (Artist artist : artists) {
      if (artist.worksOn(day)) {
        there.add(artist);
      }
    }
    return there;
  }

  void remember(String design) {
    if (recentDesigns.size() == RECENT) {
      recentDesigns.remove(0);
    }
    recentDesigns.add(design);
  }
}
