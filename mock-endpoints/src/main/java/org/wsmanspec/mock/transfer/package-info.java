/** WS-Transfer on CIM instances, whole and by fragments (DSP0226 section 7). */
@NullMarked
package org.wsmanspec.mock.transfer;

import org.jspecify.annotations.NullMarked;
