/** The reference endpoint and its relatives. */
@NullMarked
package org.wsmanspec.mock;

import org.jspecify.annotations.NullMarked;
