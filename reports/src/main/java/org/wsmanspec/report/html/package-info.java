/**
 * The run report as one self-contained page, {@code conformance.html}, readable without scripts,
 * network or color.
 */
@NullMarked
package org.wsmanspec.report.html;

import org.jspecify.annotations.NullMarked;
