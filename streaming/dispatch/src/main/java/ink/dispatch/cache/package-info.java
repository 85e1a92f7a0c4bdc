/** Images that are found again, so that no model draws the same thing twice for one tenant. */
@org.jspecify.annotations.NullMarked
package ink.dispatch.cache;
