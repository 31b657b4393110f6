/**
 * Reads scenario and target files, and answers a mistake in them like a good compiler does; other
 * files of ours are read with the same means.
 */
@NullMarked
package org.wsmanspec.scenario.yaml;

import org.jspecify.annotations.NullMarked;
