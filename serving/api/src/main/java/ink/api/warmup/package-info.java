/** The first requests, made by the API itself. */
@NullMarked
package ink.api.warmup;

import org.jspecify.annotations.NullMarked;
