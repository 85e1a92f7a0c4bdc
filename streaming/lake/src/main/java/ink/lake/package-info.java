/** The jobs that write the lake: every stream to its Iceberg tables. */
@org.jspecify.annotations.NullMarked
package ink.lake;
