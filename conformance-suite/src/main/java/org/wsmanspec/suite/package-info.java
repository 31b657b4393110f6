/** The suite: catalogue, checks, scenarios, judge and command line. */
@NullMarked
package org.wsmanspec.suite;

import org.jspecify.annotations.NullMarked;
