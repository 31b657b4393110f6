/**
 * Bending messages: a correct one in, one that differs in a single named way out.
 *
 * <p>Scenarios bend requests with it, and deliberately faulty peers bend what they say and hear.
 */
@NullMarked
package org.wsmanspec.message.mutation;

import org.jspecify.annotations.NullMarked;
