package org.wsmanspec.suite;

import java.util.List;
import java.util.stream.Stream;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.addressing.CorrelationChecks;
import org.wsmanspec.suite.check.addressing.HeaderChecks;
import org.wsmanspec.suite.check.addressing.ReferenceChecks;
import org.wsmanspec.suite.check.addressing.ReplyChecks;
import org.wsmanspec.suite.check.faults.FaultChecks;
import org.wsmanspec.suite.check.faults.HeaderFaultChecks;
import org.wsmanspec.suite.check.faults.SilenceChecks;

/** Every check of the suite, in the order in which areas are reported. */
final class StandardChecks {

  private StandardChecks() {}

  static List<Check> all() {
    return Stream.of(
            CorrelationChecks.all(),
            HeaderChecks.all(),
            ReplyChecks.all(),
            ReferenceChecks.all(),
            FaultChecks.all(),
            HeaderFaultChecks.all(),
            SilenceChecks.all())
        .flatMap(List::stream)
        .toList();
  }
}
