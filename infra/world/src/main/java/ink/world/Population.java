package ink.world;

import ink.ids.IdType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who there is. Drawn first, so that everything else in the world depends on it. */
final class Population {
  private static final List<String> ADJECTIVES =
      List.of(
          "Black",
          "Golden",
          "Quiet",
          "Iron",
          "Velvet",
          "Wild",
          "Silver",
          "Crimson",
          "Hollow",
          "Northern",
          "Electric",
          "Old",
          "Salt",
          "Lucky",
          "Paper",
          "Amber");
  private static final List<String> NOUNS =
      List.of(
          "Fern", "Needle", "Anchor", "Raven", "Lotus", "Harbour", "Moth", "Compass", "Thistle",
          "Lantern", "Wolf", "Swallow", "Dagger", "Peony", "Fox", "Temple");
  private static final List<String> FIRST =
      List.of(
          "Mara", "Ilan", "June", "Tilda", "Jonas", "Aiko", "Rafael", "Noor", "Eve", "Luca", "Sana",
          "Theo", "Ines", "Mika", "Oda", "Pablo", "Rin", "Yara");
  private static final List<String> LAST =
      List.of(
          "Voss", "Reyes", "Okafor", "Brandt", "Keller", "Tanaka", "Costa", "Haddad", "Quinn",
          "Moretti", "Khan", "Berg", "Silva", "Laine", "Falk", "Ortega", "Sato", "Nasser");
  private static final List<Integer> WEEKLY_MINUTES = List.of(1200, 1500, 1800, 2100, 2400);
  private static final int MOST_ARTISTS = 8;
  private static final int ACTORS = 120;
  private static final int CLIENTS = 60;

  private final WorldPlan plan;
  private final Dice dice;
  private final Ids ids;
  private final Map<String, Integer> names = new HashMap<>();

  Population(WorldPlan plan, Dice dice, Ids ids) {
    this.plan = plan;
    this.dice = dice;
    this.ids = ids;
  }

  List<Studio> studios() {
    List<Studio> studios = new ArrayList<>();
    String tenant = "";
    for (int i = 0; i < plan.studios(); i++) {
      // Nine of ten belong to a tenant of their own.
      if (i == 0 || !dice.chance(0.1)) {
        tenant = ids.next(IdType.TENANT, plan.from());
      }
      studios.add(studio(tenant));
    }
    return studios;
  }

  private Studio studio(String tenant) {
    double[] shares = Country.ALL.stream().mapToDouble(Country::share).toArray();
    Country country = Country.ALL.get(dice.weighted(shares));
    List<Double> levels = new ArrayList<>();
    for (int month = 0; month <= plan.days() / Studio.DAYS_OF_A_PRICE; month++) {
      levels.add(StrictMath.exp(dice.uniform(-0.2, 0.2)));
    }
    String provider = dice.chance(0.6) ? "square" : "acuity";
    return new Studio(
        ids.next(IdType.STUDIO, plan.from()),
        tenant,
        name(),
        country,
        dice.pick(country.zones()),
        List.of("basic", "pro", "enterprise").get(dice.weighted(new double[] {0.3, 0.5, 0.2})),
        dice.logNormal(0.4, 2),
        StrictMath.exp(dice.uniform(-0.25, 0.25)),
        levels,
        dice.chance(0.7),
        provider,
        ids.next(IdType.CONNECTION, plan.from()),
        artists(provider),
        many(CLIENTS, () -> ids.next(IdType.CLIENT, plan.from())),
        many(ACTORS, ids::actor),
        new ArrayList<>());
  }

  private String name() {
    String name = dice.pick(ADJECTIVES) + " " + dice.pick(NOUNS) + " Tattoo";
    int before = names.merge(name, 1, Integer::sum);
    return before == 1 ? name : name + " " + before;
  }

  private List<Artist> artists(String provider) {
    List<Artist> artists = new ArrayList<>();
    int count = Math.min(MOST_ARTISTS, 1 + dice.poisson(2.5));
    for (int i = 0; i < count; i++) {
      artists.add(artist(provider));
    }
    return artists;
  }

  private Artist artist(String provider) {
    Instant from = plan.from();
    String id = ids.next(IdType.ARTIST, from);
    String code = id.substring(id.length() - 8);
    String staff =
        provider.equals("square")
            ? "TM" + code.toUpperCase(Locale.ROOT)
            : String.valueOf(10_000 + dice.below(90_000_000));
    int days = plan.days();
    int joins = dice.chance(0.08) ? dice.below(days) : 0;
    int leaves = dice.chance(0.06) ? joins + 1 + dice.below(days) : Integer.MAX_VALUE;
    int changes = dice.chance(0.1) ? dice.below(days) : Integer.MAX_VALUE;
    return new Artist(
        id,
        dice.pick(FIRST) + " " + dice.pick(LAST),
        staff,
        joins,
        leaves,
        dice.pick(WEEKLY_MINUTES),
        changes,
        dice.pick(WEEKLY_MINUTES),
        specialities(),
        dice.logNormal(0.22, 2),
        dice.logNormal(0.28, 2));
  }

  private List<String> specialities() {
    List<String> styles = new ArrayList<>();
    plan.effects().styles().forEach(style -> styles.add(style.style()));
    List<String> drawn = new ArrayList<>();
    int count = Math.min(styles.size(), 2 + dice.below(3));
    for (int i = 0; i < count; i++) {
      drawn.add(styles.remove(dice.below(styles.size())));
    }
    Collections.sort(drawn);
    return List.copyOf(drawn);
  }

  private static List<String> many(int count, java.util.function.Supplier<String> one) {
    List<String> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(one.get());
    }
    return List.copyOf(all);
  }
}
