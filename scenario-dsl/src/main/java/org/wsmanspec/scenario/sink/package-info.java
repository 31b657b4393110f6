/**
 * Where the events of a subscription arrive: what the runner asks of an event sink.
 *
 * <p>The runner drives and does not listen; whoever starts a run hands it a sink, such as the one
 * of the suite. A run that subscribes to nothing never opens it.
 */
@NullMarked
package org.wsmanspec.scenario.sink;

import org.jspecify.annotations.NullMarked;
