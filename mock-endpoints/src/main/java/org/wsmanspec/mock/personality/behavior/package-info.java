/** Faulty conduct that no rule on single messages can express, a small class each. */
@NullMarked
package org.wsmanspec.mock.personality.behavior;

import org.jspecify.annotations.NullMarked;
