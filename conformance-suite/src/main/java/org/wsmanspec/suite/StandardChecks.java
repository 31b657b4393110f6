package org.wsmanspec.suite;

import java.util.List;
import java.util.stream.Stream;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.addressing.AccessChecks;
import org.wsmanspec.suite.check.addressing.CopyChecks;
import org.wsmanspec.suite.check.addressing.CorrelationChecks;
import org.wsmanspec.suite.check.addressing.DestinationChecks;
import org.wsmanspec.suite.check.addressing.HeaderChecks;
import org.wsmanspec.suite.check.addressing.LocaleChecks;
import org.wsmanspec.suite.check.addressing.NamingChecks;
import org.wsmanspec.suite.check.addressing.ReferenceChecks;
import org.wsmanspec.suite.check.addressing.ReplyChecks;
import org.wsmanspec.suite.check.addressing.ResourceReferenceChecks;
import org.wsmanspec.suite.check.addressing.SelectorChecks;
import org.wsmanspec.suite.check.addressing.TimeoutChecks;
import org.wsmanspec.suite.check.cim.CimChecks;
import org.wsmanspec.suite.check.cim.IndicationChecks;
import org.wsmanspec.suite.check.client.CimRequestChecks;
import org.wsmanspec.suite.check.client.CredentialChecks;
import org.wsmanspec.suite.check.client.EnumerationContextChecks;
import org.wsmanspec.suite.check.client.EnumerationRequestChecks;
import org.wsmanspec.suite.check.client.PoolRequestChecks;
import org.wsmanspec.suite.check.client.PoolUseChecks;
import org.wsmanspec.suite.check.client.ReferenceUseChecks;
import org.wsmanspec.suite.check.client.RequestChecks;
import org.wsmanspec.suite.check.client.SameEprChecks;
import org.wsmanspec.suite.check.client.ShellRequestChecks;
import org.wsmanspec.suite.check.client.ShellUseChecks;
import org.wsmanspec.suite.check.client.SinkChecks;
import org.wsmanspec.suite.check.client.SubscriberChecks;
import org.wsmanspec.suite.check.client.TransferRequestChecks;
import org.wsmanspec.suite.check.encoding.CharacterSetChecks;
import org.wsmanspec.suite.check.encoding.EnvelopeChecks;
import org.wsmanspec.suite.check.encoding.LengthChecks;
import org.wsmanspec.suite.check.encoding.SizeChecks;
import org.wsmanspec.suite.check.encoding.UnreportedSuccessChecks;
import org.wsmanspec.suite.check.enumeration.DistinctReferenceChecks;
import org.wsmanspec.suite.check.enumeration.EnumerateChecks;
import org.wsmanspec.suite.check.enumeration.FilterChecks;
import org.wsmanspec.suite.check.enumeration.LifetimeChecks;
import org.wsmanspec.suite.check.enumeration.PullChecks;
import org.wsmanspec.suite.check.enumeration.PureFilterChecks;
import org.wsmanspec.suite.check.enumeration.SequenceChecks;
import org.wsmanspec.suite.check.enumeration.SequenceLocaleChecks;
import org.wsmanspec.suite.check.eventing.EventingChecks;
import org.wsmanspec.suite.check.faults.FaultChecks;
import org.wsmanspec.suite.check.faults.HeaderFaultChecks;
import org.wsmanspec.suite.check.faults.SilenceChecks;
import org.wsmanspec.suite.check.faults.SituationChecks;
import org.wsmanspec.suite.check.identify.IdentifyChecks;
import org.wsmanspec.suite.check.invoke.InvokeChecks;
import org.wsmanspec.suite.check.psrp.AvailabilityChecks;
import org.wsmanspec.suite.check.psrp.ConnectChecks;
import org.wsmanspec.suite.check.psrp.HostChecks;
import org.wsmanspec.suite.check.psrp.KeyChecks;
import org.wsmanspec.suite.check.psrp.MessageFragmentChecks;
import org.wsmanspec.suite.check.psrp.MessageHeaderChecks;
import org.wsmanspec.suite.check.psrp.MetadataChecks;
import org.wsmanspec.suite.check.psrp.NegotiationChecks;
import org.wsmanspec.suite.check.psrp.PayloadChecks;
import org.wsmanspec.suite.check.psrp.PipelineChecks;
import org.wsmanspec.suite.check.psrp.RecordChecks;
import org.wsmanspec.suite.check.psrp.SerializationChecks;
import org.wsmanspec.suite.check.security.ProfileChecks;
import org.wsmanspec.suite.check.shell.DescriptionChecks;
import org.wsmanspec.suite.check.shell.LifeChecks;
import org.wsmanspec.suite.check.shell.OutputChecks;
import org.wsmanspec.suite.check.shell.RefusalChecks;
import org.wsmanspec.suite.check.shell.ResponseChecks;
import org.wsmanspec.suite.check.shell.StreamCompressionChecks;
import org.wsmanspec.suite.check.transfer.DeletedChecks;
import org.wsmanspec.suite.check.transfer.FragmentChecks;
import org.wsmanspec.suite.check.transfer.PutAnswerChecks;
import org.wsmanspec.suite.check.transfer.PutScopeChecks;
import org.wsmanspec.suite.check.transfer.TransferChecks;
import org.wsmanspec.suite.check.transport.HttpChecks;
import org.wsmanspec.suite.check.wef.CollectorChecks;
import org.wsmanspec.suite.check.wef.CompressionChecks;
import org.wsmanspec.suite.check.wef.PublisherChecks;

/** Every check of the suite, in the order in which areas are reported. */
public final class StandardChecks {

  private StandardChecks() {}

  /** All of them. */
  public static List<Check> all() {
    return Stream.of(
            CorrelationChecks.all(),
            HeaderChecks.all(),
            DestinationChecks.all(),
            ReplyChecks.all(),
            CopyChecks.all(),
            ReferenceChecks.all(),
            ResourceReferenceChecks.all(),
            SelectorChecks.all(),
            TimeoutChecks.all(),
            LocaleChecks.all(),
            NamingChecks.all(),
            AccessChecks.all(),
            FaultChecks.all(),
            HeaderFaultChecks.all(),
            SilenceChecks.all(),
            SituationChecks.all(),
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
            FilterChecks.all(),
            PureFilterChecks.all(),
            LifetimeChecks.all(),
            SequenceLocaleChecks.all(),
            EventingChecks.all(),
            PublisherChecks.all(),
            CompressionChecks.all(),
            CollectorChecks.all(),
            ResponseChecks.all(),
            DescriptionChecks.all(),
            OutputChecks.all(),
            LifeChecks.all(),
            RefusalChecks.all(),
            StreamCompressionChecks.all(),
            MessageFragmentChecks.all(),
            MessageHeaderChecks.all(),
            PayloadChecks.all(),
            SerializationChecks.all(),
            NegotiationChecks.all(),
            KeyChecks.all(),
            PipelineChecks.all(),
            RecordChecks.all(),
            MetadataChecks.all(),
            AvailabilityChecks.all(),
            HostChecks.all(),
            ConnectChecks.all(),
            EnvelopeChecks.all(),
            SizeChecks.all(),
            CharacterSetChecks.all(),
            LengthChecks.all(),
            UnreportedSuccessChecks.all(),
            IdentifyChecks.all(),
            HttpChecks.all(),
            ProfileChecks.all(),
            CimChecks.all(),
            IndicationChecks.all(),
            RequestChecks.all(),
            EnumerationRequestChecks.all(),
            EnumerationContextChecks.all(),
            SameEprChecks.all(),
            CredentialChecks.all(),
            SubscriberChecks.all(),
            SinkChecks.all(),
            ReferenceUseChecks.all(),
            TransferRequestChecks.all(),
            CimRequestChecks.all(),
            ShellRequestChecks.all(),
            ShellUseChecks.all(),
            PoolRequestChecks.all(),
            PoolUseChecks.all())
        .flatMap(List::stream)
        .toList();
  }
}
