/** {@code infra/ink bench}: a fresh stack, tuned for work instead of size, driven and measured. */
@org.jspecify.annotations.NullMarked
package ink.local.bench;
