/** How large a design must be for its gaps to stay open, and how large a body part lets it be. */
@NullMarked
package ink.models.body.sizing;

import org.jspecify.annotations.NullMarked;
