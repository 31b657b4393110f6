/**
 * Checks of addressing headers, endpoint references and control headers (DSP0226 5 and 6,
 * WS-Addressing).
 */
@NullMarked
package org.wsmanspec.suite.check.addressing;

import org.jspecify.annotations.NullMarked;
