/**
 * Finding out what an endpoint can do: which questions to ask next, and what follows from the
 * answers. Both are pure functions of the recorded conversation; the scenario runner drives and
 * records.
 */
@NullMarked
package org.wsmanspec.suite.probe;

import org.jspecify.annotations.NullMarked;
