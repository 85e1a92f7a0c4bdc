/** App events on their way to the collector. */
@NullMarked
package ink.api.event;

import org.jspecify.annotations.NullMarked;
