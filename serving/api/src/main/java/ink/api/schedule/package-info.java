/** When a studio's reports are mailed, and what became of each mail. */
@NullMarked
package ink.api.schedule;

import org.jspecify.annotations.NullMarked;
