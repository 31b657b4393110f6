package org.wsmanspec.mock.shell;

import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.addressing.ResourceAddress;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.soap.SoapFaultException;
import org.wsmanspec.mock.soap.Xml;

/** Create of a shell (MS-WSMV 3.1.4.5.2). */
final class CreateShell extends ShellOperation {

  private final ShellEngine engine;

  CreateShell(RemoteShells shells, ShellEngine engine) {
    super(shells);
    this.engine = engine;
  }

  @Override
  public Set<String> options() {
    return optionsWith(engine.options("Create"));
  }

  @Override
  void run(Call call) {
    ResourceAddress address = ResourceAddress.required(call.envelope());
    if (!address.selectors().isEmpty()) {
      throw SoapFaultException.of(
          FaultSubcode.INVALID_SELECTORS,
          "UnexpectedSelectors",
          "A shell that is yet to be created has no selectors");
    }
    refuseWhatIsNotDone(call.envelope());
    Element body = call.body(Names.RSP_SHELL);
    ShellReader reader = new ShellReader(body, call.now());
    Shell shell =
        shells.open(
            engine,
            reader.request(address.uri(), call),
            new Shell.Wishes(client(call), reader.idle(shells.limits), reader.lifetime()),
            call.peer());
    call.commit();
    writeReference(Xml.add(call.reply().body(), Names.WXF_RESOURCE_CREATED), call, shell);
    Description.write(call.reply().body(), shell, shells.clock.instant(), false);
  }

  private static void refuseWhatIsNotDone(Envelope envelope) {
    if (envelope.header(Names.WSMV_DATA_LOCALE).filter(Envelope::mustUnderstand).isPresent()) {
      throw SoapFaultException.of(
          FaultSubcode.UNSUPPORTED_FEATURE,
          "DataLocale",
          "Data are rendered in one locale; wsmv:DataLocale cannot be mandatory");
    }
    // To ignore it would leave the client with streams that it cannot read.
    if (envelope.header(Names.RSP_COMPRESSION_TYPE).isPresent()) {
      throw SoapFaultException.of(
          FaultSubcode.UNSUPPORTED_FEATURE, "Streams are not compressed; leave out the header");
    }
  }

  /** Fills an element with the content of the EPR of a shell. */
  static void writeReference(Element epr, Call call, Shell shell) {
    Xml.add(epr, Names.WSA_ADDRESS, call.address());
    Element parameters = Xml.add(epr, Names.WSA_REFERENCE_PARAMETERS);
    Xml.add(parameters, Names.WSMAN_RESOURCE_URI, shell.request.resourceUri());
    Element set = Xml.add(parameters, Names.WSMAN_SELECTOR_SET);
    Element selector = Xml.add(set, Names.WSMAN_SELECTOR, shell.request.id());
    Xml.attribute(selector, Names.NAME, org.wsmanspec.message.vocabulary.Uris.SHELL_ID_SELECTOR);
  }

  /** The language that a header asks for. */
  static Optional<String> language(Envelope envelope) {
    return envelope
        .header(Names.WSMAN_LOCALE)
        .flatMap(l -> org.wsmanspec.message.Dom.attribute(l, Names.XML_LANG))
        .map(String::strip)
        .filter(t -> !t.isEmpty());
  }
}
