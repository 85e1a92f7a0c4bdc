/** App events: checked one by one, kept or refused with a reason. */
@NullMarked
package ink.collector;

import org.jspecify.annotations.NullMarked;
