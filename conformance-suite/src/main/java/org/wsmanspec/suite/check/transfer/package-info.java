/** Checks of Get, Put, Create, Delete and their fragments (DSP0226 7, WS-Transfer). */
@NullMarked
package org.wsmanspec.suite.check.transfer;

import org.jspecify.annotations.NullMarked;
