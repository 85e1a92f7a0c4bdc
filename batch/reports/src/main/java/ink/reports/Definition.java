package ink.reports;

/**
 * How a number is defined.
 *
 * @param term as the page names it
 * @param meaning a sentence or two, in plain text
 */
public record Definition(String term, String meaning) {}
