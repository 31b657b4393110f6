/**
 * Throws mutated requests at the reference endpoint and mutated conversations at the judge, and
 * lets the PSRP codec read mutated fragments and objects.
 *
 * <p>Everything that is thrown follows from a seed and a number. What comes back must be an answer
 * of WS-Management that the suite itself would not fail, or a verdict; anything else is written
 * down with the octets that caused it.
 */
@NullMarked
package org.wsmanspec.fuzz;

import org.jspecify.annotations.NullMarked;
