package org.wsmanspec.mock.shell;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Selector;
import org.wsmanspec.message.vocabulary.FaultCodes;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.addressing.ResourceAddress;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.enumeration.Bounds;
import org.wsmanspec.mock.soap.SoapFaultException;
import org.wsmanspec.mock.soap.Xml;

/** Enumerate of a caller's shells, or of the commands of one of them (MS-WSMV 3.1.4.8.2). */
final class EnumerateShells extends ShellOperation {

  EnumerateShells(RemoteShells shells) {
    super(shells);
  }

  @Override
  void run(Call call) {
    ResourceAddress address = ResourceAddress.required(call.envelope());
    Element body = call.body(Names.WSEN_ENUMERATE);
    Optional<Element> filter =
        Dom.child(body, Names.WSMAN_FILTER).or(() -> Dom.child(body, Names.WSEN_FILTER));
    String mode = Call.text(body, Names.WSMAN_ENUMERATION_MODE).orElse("");
    List<Element> items =
        address.uri().equals(Uris.SHELL_COMMANDS)
            ? commands(call, address, filter, mode)
            : shells(call, address, filter, mode);
    boolean optimize = Dom.child(body, Names.WSMAN_OPTIMIZE_ENUMERATION).isPresent();
    int elements = Bounds.positive(body, Names.WSMAN_MAX_ELEMENTS).orElse(1);
    Listings.Listing listing = shells.listings.create(call.caller().principal(), items);
    Element response = Xml.add(call.reply().body(), Names.WSEN_ENUMERATE_RESPONSE);
    Element context = Xml.add(response, Names.WSEN_ENUMERATION_CONTEXT);
    if (optimize) {
      PullShells.fill(call, Xml.add(response, Names.WSMAN_ITEMS), listing, elements);
      if (listing.items.isEmpty()) {
        Xml.add(response, Names.WSMAN_END_OF_SEQUENCE);
        return;
      }
    }
    context.setTextContent(shells.listings.keep(listing));
  }

  private List<Element> shells(
      Call call, ResourceAddress address, Optional<Element> filter, String mode) {
    if (filter.isPresent()) {
      throw SoapFaultException.of(
          FaultSubcode.FILTERING_NOT_SUPPORTED, "Shells are enumerated without a filter");
    }
    if (!address.selectors().isEmpty()) {
      throw SoapFaultException.of(
          FaultSubcode.INVALID_SELECTORS,
          "UnexpectedSelectors",
          "All shells are enumerated, not one that selectors name");
    }
    Instant now = shells.clock.instant();
    return shells.of(call.caller()).stream()
        .filter(
            s ->
                address.uri().equals(Uris.SHELL)
                    || address.uri().equalsIgnoreCase(s.request.resourceUri()))
        .map(s -> item(call, s, mode, now))
        .toList();
  }

  private static Element item(Call call, Shell shell, String mode, Instant now) {
    Element root = Xml.root(Names.WSMAN_ITEM);
    switch (mode) {
      case "", "EnumerateObject" -> {
        return Description.write(root, shell, now, true);
      }
      case "EnumerateEPR" -> {
        Element epr = Xml.add(root, Names.WSA_ENDPOINT_REFERENCE);
        CreateShell.writeReference(epr, call, shell);
        return epr;
      }
      case "EnumerateObjectAndEPR" -> {
        Description.write(root, shell, now, true);
        CreateShell.writeReference(Xml.add(root, Names.WSA_ENDPOINT_REFERENCE), call, shell);
        return root;
      }
      default ->
          throw SoapFaultException.of(
              FaultSubcode.UNSUPPORTED_FEATURE,
              "EnumerationMode",
              "There is no enumeration mode '" + mode + "'");
    }
  }

  private List<Element> commands(
      Call call, ResourceAddress address, Optional<Element> filter, String mode) {
    if (!mode.isEmpty() && !mode.equals("EnumerateObject")) {
      throw ShellFaults.of(
          FaultSubcode.UNSUPPORTED_FEATURE,
          "EnumerationMode",
          FaultCodes.ENUMERATE_COMMANDS_EPRS_NOT_SUPPORTED,
          "Commands have no endpoint references");
    }
    List<Selector> selectors =
        filter
            .flatMap(f -> Dom.child(f, Names.WSMAN_SELECTOR_SET))
            .map(ResourceAddress::selectors)
            .orElse(address.selectors());
    if (selectors.isEmpty()) {
      throw ShellFaults.of(
          FaultSubcode.FILTERING_NOT_SUPPORTED,
          FaultCodes.ENUMERATE_COMMANDS_FILTER_EXPECTED,
          "Commands are enumerated of one shell, named by a selector filter with ShellId");
    }
    Shell shell = shells.find(shellId(selectors), call.caller());
    // What a client knows to be done is nothing that another could take over.
    return shell.commands().stream()
        .filter(c -> !c.port().output.toldDone())
        .map(c -> item(shell, c))
        .toList();
  }

  private static Element item(Shell shell, Shell.Command command) {
    Element item = Xml.root(Names.RSP_COMMAND);
    Xml.add(item, Names.RSP_SHELL_ID, shell.request.id());
    Xml.add(item, Names.RSP_COMMAND_ID, command.request().id());
    Xml.add(
        item,
        Names.RSP_STATE,
        command.port().output.isDone() ? "Done" : shell.isConnected() ? "Running" : "Disconnected");
    Xml.add(
        item, Names.RSP_COMMAND_LINE, SoapFaultException.printable(command.request().command()));
    return item;
  }
}
