/** App events: checked one by one against their schema. */
@org.jspecify.annotations.NullMarked
package ink.collector;
