/** What a plan includes in a month and what is used of it. */
@org.jspecify.annotations.NullMarked
package ink.api.usage;
