package ink.reports.insight;

/**
 * Something to try, what speaks for it, and what it may bring.
 *
 * @param rule a word for programs
 * @param head what to do, in a few words
 * @param evidence the numbers that speak for it, in a sentence or two
 * @param effect on the revenue of a period as long, minor units; above zero at both ends
 * @param given what the effect takes as given
 */
record Recommendation(String rule, String head, String evidence, Estimate effect, String given) {}
