/**
 * What crosses the wire to a model server: the tensors each model takes and gives, over the stubs
 * generated from {@code src/main/proto}.
 */
@NullMarked
package ink.inference;

import org.jspecify.annotations.NullMarked;
