package org.wsmanspec.suite;

import java.util.List;
import java.util.stream.Stream;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.addressing.CorrelationChecks;
import org.wsmanspec.suite.check.addressing.HeaderChecks;
import org.wsmanspec.suite.check.addressing.ReferenceChecks;
import org.wsmanspec.suite.check.addressing.ReplyChecks;
import org.wsmanspec.suite.check.cim.CimChecks;
import org.wsmanspec.suite.check.client.CimRequestChecks;
import org.wsmanspec.suite.check.client.RequestChecks;
import org.wsmanspec.suite.check.client.TransferRequestChecks;
import org.wsmanspec.suite.check.encoding.CharacterSetChecks;
import org.wsmanspec.suite.check.encoding.EnvelopeChecks;
import org.wsmanspec.suite.check.encoding.SizeChecks;
import org.wsmanspec.suite.check.enumeration.DistinctReferenceChecks;
import org.wsmanspec.suite.check.enumeration.EnumerateChecks;
import org.wsmanspec.suite.check.enumeration.PullChecks;
import org.wsmanspec.suite.check.enumeration.SequenceChecks;
import org.wsmanspec.suite.check.faults.FaultChecks;
import org.wsmanspec.suite.check.faults.HeaderFaultChecks;
import org.wsmanspec.suite.check.faults.SilenceChecks;
import org.wsmanspec.suite.check.identify.IdentifyChecks;
import org.wsmanspec.suite.check.invoke.InvokeChecks;
import org.wsmanspec.suite.check.transfer.DeletedChecks;
import org.wsmanspec.suite.check.transfer.FragmentChecks;
import org.wsmanspec.suite.check.transfer.PutAnswerChecks;
import org.wsmanspec.suite.check.transfer.PutScopeChecks;
import org.wsmanspec.suite.check.transfer.TransferChecks;
import org.wsmanspec.suite.check.transport.HttpChecks;

/** Every check of the suite, in the order in which areas are reported. */
public final class StandardChecks {

  private StandardChecks() {}

  /** All of them. */
  public static List<Check> all() {
    return Stream.of(
            CorrelationChecks.all(),
            HeaderChecks.all(),
            ReplyChecks.all(),
            ReferenceChecks.all(),
            FaultChecks.all(),
            HeaderFaultChecks.all(),
            SilenceChecks.all(),
            TransferChecks.all(),
            FragmentChecks.all(),
            PutScopeChecks.all(),
            PutAnswerChecks.all(),
            DeletedChecks.all(),
            InvokeChecks.all(),
            EnumerateChecks.all(),
            PullChecks.all(),
            SequenceChecks.all(),
            DistinctReferenceChecks.all(),
            EnvelopeChecks.all(),
            SizeChecks.all(),
            CharacterSetChecks.all(),
            IdentifyChecks.all(),
            HttpChecks.all(),
            CimChecks.all(),
            RequestChecks.all(),
            TransferRequestChecks.all(),
            CimRequestChecks.all())
        .flatMap(List::stream)
        .toList();
  }
}
