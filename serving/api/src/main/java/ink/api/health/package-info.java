/** Whether the API is alive and whether it can work. */
@NullMarked
package ink.api.health;

import org.jspecify.annotations.NullMarked;
