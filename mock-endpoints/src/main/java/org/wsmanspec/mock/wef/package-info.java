/**
 * Publisher-initiated event forwarding (MS-WSMV 3.1.4.1.30): a publisher is an HTTP client that
 * asks its collector for subscriptions and delivers to it; a collector is the HTTP server that
 * lists them and takes the events.
 */
@NullMarked
package org.wsmanspec.mock.wef;

import org.jspecify.annotations.NullMarked;
