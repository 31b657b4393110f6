/** The run report, the one source of every rendering. */
@NullMarked
package org.wsmanspec.report;

import org.jspecify.annotations.NullMarked;
