/** The run report as SARIF 2.1.0, for code scanning services and editors. */
@NullMarked
package org.wsmanspec.report.sarif;

import org.jspecify.annotations.NullMarked;
