/** The object store: images and documents. */
@NullMarked
package ink.api.storage;

import org.jspecify.annotations.NullMarked;
