package ink.reports;

import org.jspecify.annotations.Nullable;

/**
 * Whom an edition is about, and so who may read it.
 *
 * @param tenantId the tenant that may read it; null: everybody may
 * @param id the studio or artist (std_…, art_…), or {@code everyone}
 */
public record Subject(@Nullable String tenantId, String id) {
  /** All tenants together, naming none. */
  public static final Subject EVERYONE = new Subject(null, "everyone");

  public Subject {
    if ((tenantId == null) != id.equals("everyone")) {
      throw new IllegalArgumentException(
          "an edition about " + id + " belongs to a tenant, one about everyone to none");
    }
  }

  boolean isEveryone() {
    return tenantId == null;
  }
}
