/** Words in outlines of the fonts that come with the house. */
@NullMarked
package ink.models.design.lettering;

import org.jspecify.annotations.NullMarked;
