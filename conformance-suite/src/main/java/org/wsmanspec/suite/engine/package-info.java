/**
 * Scenario files as tests of the JUnit Platform, so that an IDE, Surefire, Gradle or the console
 * launcher finds, runs and reports them like any other test. Bound to what Platform 1.14 and 6 have
 * in common.
 */
@NullMarked
package org.wsmanspec.suite.engine;

import org.jspecify.annotations.NullMarked;
