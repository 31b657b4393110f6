/**
 * Checks of envelopes as XML: shape, encoding and size (DSP0226 13.1, SOAP 1.2 part 1 section 5).
 */
@NullMarked
package org.wsmanspec.suite.check.encoding;

import org.jspecify.annotations.NullMarked;
