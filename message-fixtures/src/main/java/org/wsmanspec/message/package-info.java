/**
 * What a message is: envelopes with their original bytes, exchanges, and conversations made of
 * them.
 */
@NullMarked
package org.wsmanspec.message;

import org.jspecify.annotations.NullMarked;
