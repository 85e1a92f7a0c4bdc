/** Published reports. */
@NullMarked
package ink.api.report;

import org.jspecify.annotations.NullMarked;
