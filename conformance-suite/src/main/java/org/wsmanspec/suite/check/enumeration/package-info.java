/**
 * Checks of Enumerate, Pull and Release and of whole sequences of them (DSP0226 8, WS-Enumeration).
 */
@NullMarked
package org.wsmanspec.suite.check.enumeration;

import org.jspecify.annotations.NullMarked;
