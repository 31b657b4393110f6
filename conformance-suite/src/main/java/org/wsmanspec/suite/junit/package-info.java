/**
 * Tests of WS-Management clients with JUnit Jupiter: an endpoint that the test gets as a parameter,
 * and a verdict on what the client sent to it. Needs {@code junit-jupiter-api}, 5 or 6, which this
 * artifact does not bring along.
 */
@NullMarked
package org.wsmanspec.suite.junit;

import org.jspecify.annotations.NullMarked;
