/** Reads scenario and target files, and answers a mistake in them like a good compiler does. */
@NullMarked
package org.wsmanspec.scenario.yaml;

import org.jspecify.annotations.NullMarked;
