/**
 * Negative scenarios, generated: an inventory of what requests carry (data), and a writer that
 * makes a scenario file of each case in it.
 */
@NullMarked
package org.wsmanspec.suite.negative;

import org.jspecify.annotations.NullMarked;
