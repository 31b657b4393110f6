/** Compares what was expected of a step with what was recorded: pure functions, no I/O. */
@NullMarked
package org.wsmanspec.scenario.expect;

import org.jspecify.annotations.NullMarked;
