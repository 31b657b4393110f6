/**
 * A reader for a subset of the Managed Object Format (DSP0004 annex A): text in, declarations with
 * source positions out. It does not know the object manager; {@link
 * org.wsmanspec.mock.cim.ObjectManager#load} gives the declarations their meaning.
 */
@NullMarked
package org.wsmanspec.mock.cim.mof;

import org.jspecify.annotations.NullMarked;
