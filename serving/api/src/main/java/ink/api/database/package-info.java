/** PostgreSQL by tenant: shards, transactions, statements. */
@NullMarked
package ink.api.database;

import org.jspecify.annotations.NullMarked;
