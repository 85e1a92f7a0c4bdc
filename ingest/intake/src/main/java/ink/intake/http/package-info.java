/** The HTTP door: bounded bodies in, answers and problems out. */
@NullMarked
package ink.intake.http;

import org.jspecify.annotations.NullMarked;
