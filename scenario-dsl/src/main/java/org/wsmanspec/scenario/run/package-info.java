/**
 * Drives an endpoint through scenarios and records the conversation.
 *
 * <p>Only what steers is evaluated here: needs, keep, until. Whether an answer was right is judged
 * afterwards, from the record alone. A step that could not be driven says why, and so does
 * everything that hangs on it.
 */
@NullMarked
package org.wsmanspec.scenario.run;

import org.jspecify.annotations.NullMarked;
