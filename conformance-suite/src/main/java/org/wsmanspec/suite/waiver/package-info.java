/** Reads waiver files, with the place of every mistake. */
@NullMarked
package org.wsmanspec.suite.waiver;

import org.jspecify.annotations.NullMarked;
