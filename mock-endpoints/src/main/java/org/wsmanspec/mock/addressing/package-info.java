/**
 * WS-Addressing 2004/08 and the default addressing model of DSP0226 section 5: the headers that say
 * what a request is, whom it is for and where its answer goes.
 */
@NullMarked
package org.wsmanspec.mock.addressing;

import org.jspecify.annotations.NullMarked;
