/** Checks of what clients send, as it shows in captures (the client's side of DSP0226 5 to 8). */
@NullMarked
package org.wsmanspec.suite.check.client;

import org.jspecify.annotations.NullMarked;
