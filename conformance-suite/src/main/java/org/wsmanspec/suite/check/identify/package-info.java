/** Checks of Identify (DSP0226 11). */
@NullMarked
package org.wsmanspec.suite.check.identify;

import org.jspecify.annotations.NullMarked;
