package ink.world;

import ink.facts.AppEventRecorded;
import ink.facts.ArtistChanged;
import ink.facts.BookingChanged;
import ink.facts.BookingCorrelated;
import ink.facts.GenerationCompleted;
import ink.facts.GenerationFailed;
import ink.facts.GenerationRequested;
import ink.facts.PaymentRecorded;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The truth's counts, counted again from the facts alone, as a report would have to. */
final class Recount {
  final Map<String, Map<Measure, Long>> styles = new TreeMap<>();
  final Map<String, Map<Measure, Long>> studios = new TreeMap<>();
  final Map<String, Map<Measure, Long>> artists = new TreeMap<>();
  final Map<String, Long> distinct = new TreeMap<>();
  final Map<String, Long> sent = new TreeMap<>();

  private final Set<String> seen = new HashSet<>();
  private final Map<String, GenerationCompleted> designs = new HashMap<>();
  private final Map<String, GenerationRequested> requests = new HashMap<>();
  private final Map<String, String> artistByStaff = new HashMap<>();
  private final Map<String, BookingChanged> newest = new HashMap<>();

  Recount(List<Fact> facts, Instant end) {
    for (Fact fact : facts) {
      sent.merge(fact.stream().table(), 1L, Long::sum);
      if (seen.add(fact.eventId())) {
        distinct.merge(fact.stream().table(), 1L, Long::sum);
        count(fact);
      }
    }
    newest.values().forEach(booking -> standing(booking, end));
  }

  private void count(Fact fact) {
    if (fact.record() instanceof GenerationRequested f) {
      requests.put(f.getGenerationId(), f);
      add(Measure.REQUESTED, 1, f.getStyle(), f.getStudioId(), f.getArtistId());
    } else if (fact.record() instanceof GenerationCompleted f) {
      designs.put(f.getDesignId(), f);
      add(Measure.COMPLETED, 1, f.getStyle(), f.getStudioId(), f.getArtistId());
    } else if (fact.record() instanceof GenerationFailed f) {
      GenerationRequested request = requests.get(f.getGenerationId());
      add(Measure.FAILED, 1, f.getStyle(), request.getStudioId(), request.getArtistId());
    } else if (fact.record() instanceof AppEventRecorded f) {
      appEvent(f);
    } else if (fact.record() instanceof ArtistChanged f) {
      artistByStaff.put(f.getStudioId() + f.getExternalStaffId(), f.getArtistId());
    } else if (fact.record() instanceof BookingChanged f) {
      if (f.getExternalVersion() == 0) {
        add(Measure.BOOKED, 1, null, f.getStudioId(), artist(f));
      }
      newest.merge(
          f.getBookingId(), f, (a, b) -> a.getExternalVersion() < b.getExternalVersion() ? b : a);
    } else if (fact.record() instanceof BookingCorrelated f) {
      GenerationCompleted design = designs.get(f.getDesignId());
      add(Measure.CORRELATED, 1, design.getStyle(), f.getStudioId(), f.getArtistId());
    } else if (fact.record() instanceof PaymentRecorded f) {
      Measure measure = Measure.valueOf(f.getKind().toUpperCase(java.util.Locale.ROOT) + "_MINOR");
      add(measure, f.getAmountMinor(), null, f.getStudioId(), null);
    }
  }

  private void appEvent(AppEventRecorded f) {
    if (f.getStyle() == null) {
      return;
    }
    switch (f.getName()) {
      case "design_viewed" -> add(Measure.VIEWED, 1, f.getStyle(), null, null);
      case "design_liked" -> add(Measure.LIKED, 1, f.getStyle(), null, null);
      case "design_shared" -> add(Measure.SHARED, 1, f.getStyle(), null, null);
      case "design_approved" -> {
        GenerationCompleted design = designs.get(f.getDesignId());
        add(Measure.APPROVED, 1, f.getStyle(), design.getStudioId(), design.getArtistId());
      }
      default -> {}
    }
  }

  private void standing(BookingChanged f, Instant end) {
    switch (f.getStatus()) {
      case "declined" -> add(Measure.DECLINED, 1, null, f.getStudioId(), artist(f));
      case "cancelled_by_customer" ->
          add(Measure.CANCELLED_BY_CUSTOMER, 1, null, f.getStudioId(), artist(f));
      case "cancelled_by_seller" ->
          add(Measure.CANCELLED_BY_SELLER, 1, null, f.getStudioId(), artist(f));
      case "no_show" -> add(Measure.NO_SHOW, 1, null, f.getStudioId(), artist(f));
      case "accepted" -> {
        if (f.getStartsAt().plusSeconds(f.getDurationMinutes() * 60L).isBefore(end)) {
          add(Measure.KEPT, 1, null, f.getStudioId(), artist(f));
          add(Measure.KEPT_MINUTES, f.getDurationMinutes(), null, f.getStudioId(), artist(f));
          add(Measure.REVENUE_MINOR, f.getPriceMinor(), null, f.getStudioId(), artist(f));
        }
      }
      default -> {}
    }
  }

  private String artist(BookingChanged f) {
    return artistByStaff.get(f.getStudioId() + f.getExternalStaffId());
  }

  private void add(Measure measure, long amount, String style, String studio, String artist) {
    add(styles, style, measure, amount);
    add(studios, studio, measure, amount);
    add(artists, artist, measure, amount);
  }

  private static void add(
      Map<String, Map<Measure, Long>> counts, String subject, Measure measure, long amount) {
    if (subject != null) {
      counts
          .computeIfAbsent(subject, s -> new EnumMap<>(Measure.class))
          .merge(measure, amount, Long::sum);
    }
  }
}
