/** The public REST API: wiring only; a feature is a package. */
@NullMarked
package ink.api;

import org.jspecify.annotations.NullMarked;
