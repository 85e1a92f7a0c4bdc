/** The door that app events and booking webhooks come through. */
@org.jspecify.annotations.NullMarked
package ink.intake;
