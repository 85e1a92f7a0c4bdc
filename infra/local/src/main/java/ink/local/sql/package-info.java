/** Questions in SQL to the lake: the JDK and the jars Trino needs, the statements, the answers. */
@org.jspecify.annotations.NullMarked
package ink.local.sql;
