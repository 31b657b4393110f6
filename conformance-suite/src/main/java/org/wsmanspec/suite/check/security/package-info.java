/** Checks of security profiles and of what is disclosed (DSP0226 12 and annex C.3). */
@NullMarked
package org.wsmanspec.suite.check.security;

import org.jspecify.annotations.NullMarked;
