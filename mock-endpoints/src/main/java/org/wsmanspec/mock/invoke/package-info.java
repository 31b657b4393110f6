/** Methods of CIM classes as custom actions (DSP0226 section 9, DSP0227, DSP0230 section 10). */
@NullMarked
package org.wsmanspec.mock.invoke;

import org.jspecify.annotations.NullMarked;
