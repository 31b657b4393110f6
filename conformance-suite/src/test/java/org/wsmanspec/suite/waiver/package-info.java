/** Tests of waiver files: what is read, and how a mistake is answered. */
@NullMarked
package org.wsmanspec.suite.waiver;

import org.jspecify.annotations.NullMarked;
