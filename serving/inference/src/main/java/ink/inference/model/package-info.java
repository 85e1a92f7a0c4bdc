/** What a model is to whoever runs it: the server, or a command line. */
@NullMarked
package ink.inference.model;

import org.jspecify.annotations.NullMarked;
