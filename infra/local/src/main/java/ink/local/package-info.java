/** The local stack: its parts, who watches over them, and the commands of {@code infra/ink}. */
@org.jspecify.annotations.NullMarked
package ink.local;
