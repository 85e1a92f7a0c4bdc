/** Reports that a tenant puts together; batch answers them. */
@NullMarked
package ink.api.customreport;

import org.jspecify.annotations.NullMarked;
