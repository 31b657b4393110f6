/**
 * Pushes events to sinks (DSP0226 10.2.3 to 10.9): one message at a time for each subscription, in
 * order, with acknowledgements, retries, heartbeats and batches. A subscription costs no thread:
 * what it does is done by tasks of its own, one after the other, on few threads, and HTTP does not
 * block.
 */
@NullMarked
package org.wsmanspec.mock.eventing.delivery;

import org.jspecify.annotations.NullMarked;
