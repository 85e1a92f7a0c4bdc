/** API keys and whose request it is. */
@NullMarked
package ink.api.key;

import org.jspecify.annotations.NullMarked;
