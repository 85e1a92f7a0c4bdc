/** Where operational state lives: buckets and shards, and the secrets sealed in it. */
@org.jspecify.annotations.NullMarked
package ink.state;
