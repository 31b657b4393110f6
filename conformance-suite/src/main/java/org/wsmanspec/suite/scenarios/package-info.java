/** The scenarios that come with the suite, and how others are found and chosen. */
@NullMarked
package org.wsmanspec.suite.scenarios;

import org.jspecify.annotations.NullMarked;
