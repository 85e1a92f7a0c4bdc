/** Light in skin and ink, as layers of Kubelka and Munk, and what of a palette skin lets read. */
@NullMarked
package ink.models.skin;

import org.jspecify.annotations.NullMarked;
