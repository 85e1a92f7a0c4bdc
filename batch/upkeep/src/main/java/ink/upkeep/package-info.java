/** What keeps the lake small, quick and lawful, in one warm Spark session. */
@org.jspecify.annotations.NullMarked
package ink.upkeep;
