/** The environment variables, read strictly. */
@NullMarked
package ink.intake.config;

import org.jspecify.annotations.NullMarked;
