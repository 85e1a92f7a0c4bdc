package ink.world;

import ink.events.Streams;
import ink.facts.ArtistChanged;
import ink.facts.StudioChanged;
import ink.ids.IdType;
import java.time.Instant;

/** Tells who there is: all at the start, later those who come, change and go. */
final class Registry {
  private final Simulation world;

  Registry(Simulation world) {
    this.world = world;
  }

  void day(int day) {
    Instant at = world.plan.dayStart(day);
    for (Studio studio : world.studios) {
      if (day == 0) {
        tell(studio, at);
      }
      for (Artist artist : studio.artists()) {
        if (day == artist.joins()) {
          tell(studio, artist, at, day, false);
        } else if (day == artist.leaves()) {
          tell(studio, artist, at, day, true);
        } else if (day == artist.changes() && artist.worksOn(day)) {
          tell(studio, artist, at, day, false);
        }
      }
    }
  }

  private void tell(Studio studio, Instant at) {
    StudioChanged fact = new StudioChanged();
    fact.setEventId(world.ids.next(IdType.EVENT, at));
    fact.setTenantId(studio.tenantId());
    fact.setStudioId(studio.id());
    fact.setChangedAt(at);
    fact.setName(studio.name());
    fact.setTimeZone(studio.zone().getId());
    fact.setCountry(studio.country().code());
    fact.setCurrency(studio.country().currency());
    fact.setRemoved(false);
    world.timeline.add(Streams.STUDIO_CHANGED, fact);
  }

  private void tell(Studio studio, Artist artist, Instant at, int day, boolean removed) {
    ArtistChanged fact = new ArtistChanged();
    fact.setEventId(world.ids.next(IdType.EVENT, at));
    fact.setTenantId(studio.tenantId());
    fact.setArtistId(artist.id());
    fact.setStudioId(studio.id());
    fact.setChangedAt(at);
    fact.setName(artist.name());
    fact.setExternalStaffId(artist.staffId());
    fact.setWeeklyMinutes(artist.weeklyMinutesOn(day));
    fact.setRemoved(removed);
    world.timeline.add(Streams.ARTIST_CHANGED, fact);
  }
}
