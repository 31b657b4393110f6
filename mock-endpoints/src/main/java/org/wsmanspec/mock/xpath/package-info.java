/** The XPath that filters and fragment transfer are written in (DSP0226 annex D). */
@NullMarked
package org.wsmanspec.mock.xpath;

import org.jspecify.annotations.NullMarked;
