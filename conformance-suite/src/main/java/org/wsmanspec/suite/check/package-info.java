/**
 * What a check is, and what checks of every area share: pure functions from a conversation to what
 * they saw. No check reads a file, a socket or a clock, and none decides a verdict.
 */
@NullMarked
package org.wsmanspec.suite.check;

import org.jspecify.annotations.NullMarked;
