/** The shipped target profiles, and whether a breach is one of the departures that they name. */
@NullMarked
package org.wsmanspec.suite.profile;

import org.jspecify.annotations.NullMarked;
