/**
 * A run in one file that can be given away: results, evidence, waivers and what made them, with
 * hashes, and on request without the names of hosts and people.
 */
@NullMarked
package org.wsmanspec.report.bundle;

import org.jspecify.annotations.NullMarked;
