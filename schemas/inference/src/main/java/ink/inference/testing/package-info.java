/** Stand-ins for a model server, for tests of those who call one. */
@NullMarked
package ink.inference.testing;

import org.jspecify.annotations.NullMarked;
