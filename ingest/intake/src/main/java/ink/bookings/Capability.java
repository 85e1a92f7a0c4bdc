package ink.bookings;

/** What a platform can do that another cannot. */
public enum Capability {
  /** A webhook has an id of its own, so that the same one sent twice can be told from a new one. */
  IDENTIFIED_WEBHOOKS,
  /** A booking has a version that the platform counts. Else we remember what was told last. */
  VERSIONED_BOOKINGS
}
