/** The demo: real input through every door, and a check of what came of it. */
@org.jspecify.annotations.NullMarked
package ink.local.demo;
