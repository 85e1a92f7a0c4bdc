package ink.world;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * A country with studios.
 *
 * @param code ISO 3166-1 alpha-2
 * @param share of all studios
 * @param zones IANA time zones of its studios
 * @param currency ISO 4217
 * @param hourMinor what an hour of an ordinary style usually costs, in minor units
 */
record Country(String code, double share, List<ZoneId> zones, String currency, long hourMinor) {

  static final List<Country> ALL =
      List.of(
          of(
              "US",
              0.32,
              "USD",
              16_000,
              "America/New_York",
              "America/Chicago",
              "America/Los_Angeles"),
          of("DE", 0.16, "EUR", 12_000, "Europe/Berlin"),
          of("GB", 0.13, "GBP", 11_000, "Europe/London"),
          of("FR", 0.10, "EUR", 11_500, "Europe/Paris"),
          of("BR", 0.09, "BRL", 28_000, "America/Sao_Paulo"),
          of("JP", 0.09, "JPY", 14_000, "Asia/Tokyo"),
          of("AU", 0.07, "AUD", 20_000, "Australia/Sydney"),
          of("SG", 0.04, "SGD", 18_000, "Asia/Singapore"));

  private static Country of(
      String code, double share, String currency, long hourMinor, String... zones) {
    return new Country(code, share, Stream.of(zones).map(ZoneId::of).toList(), currency, hourMinor);
  }
}
