/** What years do to ink: it spreads, fades, sinks and turns patchy. Estimates, shown as a range. */
@NullMarked
package ink.models.ageing;

import org.jspecify.annotations.NullMarked;
