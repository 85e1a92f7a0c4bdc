package ink.reports.studio;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A studio as it is known.
 *
 * @param timeZone as told; {@link #zone} is what is used
 * @param currency ISO 4217 code of what it charges in; null: not known
 */
public record Studio(
    String tenantId,
    String studioId,
    String name,
    String timeZone,
    @Nullable String country,
    @Nullable String currency) {

  /** Its clock; UTC when nobody knows a zone of that name. */
  public ZoneId zone() {
    return zoneIsKnown() ? ZoneId.of(timeZone) : ZoneOffset.UTC;
  }

  /** Whether its zone's name is one of the IANA's. */
  public boolean zoneIsKnown() {
    try {
      ZoneId.of(timeZone);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
