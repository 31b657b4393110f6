/**
 * What judging and answering cost, each beside the least that it could cost on the JDK or on Jetty
 * alone. Only ratios between figures of one run mean something; {@code docs/performance.md} has
 * them.
 */
@NullMarked
package org.wsmanspec.benchmarks;

import org.jspecify.annotations.NullMarked;
