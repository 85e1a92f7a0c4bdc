/** The page a person sees first. */
@NullMarked
package ink.api.site;

import org.jspecify.annotations.NullMarked;
