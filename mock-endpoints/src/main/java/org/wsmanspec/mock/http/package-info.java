/**
 * The HTTP binding of DSP0226: Jetty's core server, authentication before SOAP, content types and
 * the bounds on what a peer may cost.
 */
@NullMarked
package org.wsmanspec.mock.http;

import org.jspecify.annotations.NullMarked;
