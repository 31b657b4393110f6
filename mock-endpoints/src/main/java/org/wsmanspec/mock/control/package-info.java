/**
 * The control headers of DSP0226 section 6: timeouts, envelope sizes, locales, options and the wish
 * for an endpoint reference, and the XML Schema forms of times that they and enumerations use.
 */
@NullMarked
package org.wsmanspec.mock.control;

import org.jspecify.annotations.NullMarked;
