/** Where a world can be written to. */
@org.jspecify.annotations.NullMarked
package ink.world.out;
