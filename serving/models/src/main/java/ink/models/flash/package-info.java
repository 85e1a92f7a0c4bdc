/** Flash: several designs on one sheet of paper, in true size. */
@NullMarked
package ink.models.flash;

import org.jspecify.annotations.NullMarked;
