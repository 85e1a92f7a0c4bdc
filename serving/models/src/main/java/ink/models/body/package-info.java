/** The body as a tattoo meets it: parts, their measures, and what size lasts there. */
@NullMarked
package ink.models.body;

import org.jspecify.annotations.NullMarked;
