package ink.api.generation;

/**
 * What became of an offer, in the words of the SQL function {@code accept_generations}.
 *
 * @param kind {@code accepted}, {@code in-flight}, {@code answered}, {@code quota-exhausted}, or
 *     the column whose id the tenant does not have
 * @param answeredTenant whose answer it is, when the key was answered before; else empty, as the
 *     rest
 * @param answeredId the generation that the key made before
 */
record Verdict(
    String kind,
    String answeredTenant,
    String answeredId,
    byte[] answeredSha256,
    byte[] answeredBody) {}
