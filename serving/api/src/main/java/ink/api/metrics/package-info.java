/** What the API measures of itself. */
@NullMarked
package ink.api.metrics;

import org.jspecify.annotations.NullMarked;
