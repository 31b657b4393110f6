/** Identify, the one message without addressing (DSP0226 section 11, DSP8012). */
@NullMarked
package org.wsmanspec.mock.identify;

import org.jspecify.annotations.NullMarked;
