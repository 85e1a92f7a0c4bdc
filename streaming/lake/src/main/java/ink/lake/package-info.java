/** The lake job: every stream to its Iceberg table. */
@org.jspecify.annotations.NullMarked
package ink.lake;
