/** The event sink of a run: the one that drives asks, the one that listens answers. */
@NullMarked
package org.wsmanspec.suite.sink;

import org.jspecify.annotations.NullMarked;
