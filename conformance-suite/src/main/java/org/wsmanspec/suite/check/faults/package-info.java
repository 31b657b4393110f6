/**
 * Checks of fault messages, and of requests that get no answer (DSP0226 13.2 and 14, SOAP 1.2 part
 * 1 section 5.4).
 */
@NullMarked
package org.wsmanspec.suite.check.faults;

import org.jspecify.annotations.NullMarked;
