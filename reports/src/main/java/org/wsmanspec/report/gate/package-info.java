/**
 * What lets a run through: waivers, baselines, and the comparison of two runs. Everything here is a
 * function of reports; the day is given and files are read elsewhere.
 */
@NullMarked
package org.wsmanspec.report.gate;

import org.jspecify.annotations.NullMarked;
