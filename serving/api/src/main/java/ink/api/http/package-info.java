/** What every route shares: problems, request ids, body limits, strict JSON, lists. */
@NullMarked
package ink.api.http;

import org.jspecify.annotations.NullMarked;
