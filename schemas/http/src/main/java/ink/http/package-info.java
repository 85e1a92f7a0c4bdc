/** Shapes that every HTTP door shares. */
@org.jspecify.annotations.NullMarked
package ink.http;
