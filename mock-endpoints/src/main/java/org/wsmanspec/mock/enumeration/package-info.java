/** WS-Enumeration over classes, queries and associations (DSP0226 section 8, DSP0227). */
@NullMarked
package org.wsmanspec.mock.enumeration;

import org.jspecify.annotations.NullMarked;
