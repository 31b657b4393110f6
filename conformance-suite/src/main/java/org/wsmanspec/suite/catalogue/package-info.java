/**
 * The requirement catalogue: what the specifications demand, as data, and the words in which an
 * endpoint's capabilities are told. Reads resources and knows nothing of checks or messages.
 */
@NullMarked
package org.wsmanspec.suite.catalogue;

import org.jspecify.annotations.NullMarked;
