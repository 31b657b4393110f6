/** The run report in a few lines: for a job summary, a pull request, a badge. */
@NullMarked
package org.wsmanspec.report.summary;

import org.jspecify.annotations.NullMarked;
