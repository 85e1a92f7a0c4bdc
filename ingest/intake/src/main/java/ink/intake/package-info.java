/** The program that takes what comes from outside: app events and booking webhooks. */
@NullMarked
package ink.intake;

import org.jspecify.annotations.NullMarked;
