/**
 * A door for tests written with REST Assured: whatever they send to an endpoint is recorded as a
 * conversation and can be judged like any other.
 *
 * <p>REST Assured is an optional dependency; who uses this package brings it along.
 */
@NullMarked
package org.wsmanspec.scenario.restassured;

import org.jspecify.annotations.NullMarked;
