/**
 * The fixed words of the protocols: namespaces, actions, header and fault names, each with its
 * source.
 */
@NullMarked
package org.wsmanspec.message.vocabulary;

import org.jspecify.annotations.NullMarked;
