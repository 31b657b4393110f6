/**
 * The reference endpoint as an event source (DSP0226 section 10, WS-Eventing 2004/08, DSP0227):
 * subscriptions and their terms, where events come from, which of them a subscription wants, and
 * the queue of pull mode. How events get to a sink is behind {@link
 * org.wsmanspec.mock.eventing.Deliveries}.
 */
@NullMarked
package org.wsmanspec.mock.eventing;

import org.jspecify.annotations.NullMarked;
