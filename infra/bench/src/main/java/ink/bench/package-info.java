/**
 * Drives a running stack as its users would and measures it from outside: {@code infra/ink bench}.
 */
@org.jspecify.annotations.NullMarked
package ink.bench;
