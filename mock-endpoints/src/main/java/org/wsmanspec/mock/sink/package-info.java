/**
 * A sink for the events of a real endpoint: takes deliveries, answers them as it is told, and hands
 * over all that was said.
 *
 * <p>Knows nothing of subscriptions and judges nothing. Every inbox has a path that nobody guesses.
 */
@NullMarked
package org.wsmanspec.mock.sink;

import org.jspecify.annotations.NullMarked;
