package ink.api.generation;

/**
 * What became of an offer, in the words of the SQL function {@code accept_generations}.
 *
 * @param kind {@code accepted}, {@code in-flight}, {@code answered}, {@code quota-exhausted}, or
 *     the column whose id the tenant does not have
 * @param answeredId the generation that the key made before; empty when it made none, as the rest
 */
record Verdict(String kind, String answeredId, byte[] answeredSha256, byte[] answeredBody) {}
