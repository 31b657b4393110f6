/**
 * The CIM binding: resource URIs and selectors to classes and object paths (DSP0227), instances to
 * XML and back (DSP0230), CIM errors to faults.
 */
@NullMarked
package org.wsmanspec.mock.binding;

import org.jspecify.annotations.NullMarked;
