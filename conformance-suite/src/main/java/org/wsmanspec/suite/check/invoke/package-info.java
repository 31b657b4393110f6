/** Checks of custom actions (DSP0226 9). */
@NullMarked
package org.wsmanspec.suite.check.invoke;

import org.jspecify.annotations.NullMarked;
