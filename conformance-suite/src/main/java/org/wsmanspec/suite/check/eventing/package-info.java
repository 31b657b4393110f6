/**
 * Subscriptions, and what a source delivers (DSP0226 10, WS-Eventing 2004/08). Everything starts
 * from {@link org.wsmanspec.suite.check.eventing.Subscriptions}, which tells what belongs together:
 * a Subscribe, the requests about its subscription, and the messages that came to the sink.
 */
@NullMarked
package org.wsmanspec.suite.check.eventing;

import org.jspecify.annotations.NullMarked;
