/** HTTP for whoever answers calls: bodies bounded, errors as problem documents. */
@org.jspecify.annotations.NullMarked
package ink.door;
