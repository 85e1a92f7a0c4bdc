/** The craft's capabilities as models: what goes in is judged, worked on and told in words. */
@NullMarked
package ink.inference.craft;

import org.jspecify.annotations.NullMarked;
