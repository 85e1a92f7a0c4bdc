/**
 * From a prompt to a tattoo design: what the words ask for, who draws it, what is good enough to
 * show.
 */
@NullMarked
package ink.models.design;

import org.jspecify.annotations.NullMarked;
