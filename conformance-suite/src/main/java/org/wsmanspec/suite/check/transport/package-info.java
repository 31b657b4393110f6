/** Checks of the HTTP frame (DSP0226 13.1 and annex C). */
@NullMarked
package org.wsmanspec.suite.check.transport;

import org.jspecify.annotations.NullMarked;
