package org.wsmanspec.message.clixml;

import java.util.Optional;

/**
 * A progress record in its short form, {@code <PR>}: not used between PSRP peers, which send it as
 * an object, but in the CLIXML that powershell.exe writes to its standard error stream.
 *
 * @param activity {@code <AV>}
 * @param activityId {@code <AI>}
 * @param currentOperation {@code <S>} or {@code <Nil/>}
 * @param parentActivityId {@code <PI>}, -1 for none
 * @param percentComplete {@code <PC>}, -1 for unknown
 * @param type {@code <T>}, Processing or Completed
 * @param secondsRemaining {@code <SR>}, -1 for unknown
 * @param statusDescription {@code <SD>}
 */
public record ProgressElement(
    String activity,
    int activityId,
    Optional<String> currentOperation,
    int parentActivityId,
    int percentComplete,
    String type,
    int secondsRemaining,
    String statusDescription)
    implements ClixmlValue {}
