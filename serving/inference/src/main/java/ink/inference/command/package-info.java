/** {@code infra/ink craft}: every capability tried by hand, as the server would answer it. */
@NullMarked
package ink.inference.command;

import org.jspecify.annotations.NullMarked;
