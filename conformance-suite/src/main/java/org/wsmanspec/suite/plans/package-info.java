/** Plans: named selections of scenarios, those that come with the suite and a user's own. */
@NullMarked
package org.wsmanspec.suite.plans;

import org.jspecify.annotations.NullMarked;
