/** What ink a photograph of skin shows: where, how dark, of which colours. No learned model. */
@NullMarked
package ink.models.oldink;

import org.jspecify.annotations.NullMarked;
