package org.wsmanspec.report;

import java.util.Optional;

/**
 * What one check concluded about one requirement at one place.
 *
 * @param requirement id in the catalogue
 * @param verdict the conclusion
 * @param check name of the check or scenario that concluded it
 * @param expected what was to be seen, for people
 * @param actual what was seen, quoted
 * @param where the place
 * @param hint what may be the cause and what to change, or why there is no firmer verdict; may be
 *     empty
 */
public record Finding(
    String requirement,
    Verdict verdict,
    String check,
    String expected,
    String actual,
    Optional<Location> where,
    String hint) {}
