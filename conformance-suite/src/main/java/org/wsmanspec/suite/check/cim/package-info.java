/** Checks of the CIM binding and of CIM instances as XML (DSP0227, DSP0230). */
@NullMarked
package org.wsmanspec.suite.check.cim;

import org.jspecify.annotations.NullMarked;
