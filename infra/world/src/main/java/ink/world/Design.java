package ink.world;

/** A design that a client has approved, on its way to a booking. */
record Design(String id, String style, Artist artist, String client) {}
