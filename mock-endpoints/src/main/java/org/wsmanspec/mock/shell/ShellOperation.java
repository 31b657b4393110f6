package org.wsmanspec.mock.shell;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.wsmanspec.message.Selector;
import org.wsmanspec.message.vocabulary.FaultCodes;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.addressing.ResourceAddress;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.dispatch.Operation;
import org.wsmanspec.mock.soap.SoapFaultException;

/**
 * An operation on shells: understands the headers that clients of Windows send, and gives every
 * fault the code that they read.
 */
abstract class ShellOperation implements Operation {

  private static final Set<QName> HEADERS =
      Set.of(
          Names.WSMV_DATA_LOCALE,
          Names.WSMV_SESSION_ID,
          Names.WSMV_OPERATION_ID,
          Names.WSMV_SEQUENCE_ID,
          Names.WSMV_ACTIVITY_ID);

  /** Some clients send an option with every request of a shell. */
  private static final Set<String> OPTIONS =
      Set.of(
          Shells.OPTION_NO_PROFILE,
          Shells.OPTION_CODE_PAGE,
          Shells.OPTION_CONSOLE_MODE_STDIN,
          Shells.OPTION_SKIP_CMD_SHELL,
          Shells.OPTION_KEEP_ALIVE);

  final RemoteShells shells;

  ShellOperation(RemoteShells shells) {
    this.shells = shells;
  }

  @Override
  public Set<QName> headers() {
    return HEADERS;
  }

  /** The headers of all with one more. */
  static Set<QName> headersWith(QName one) {
    Set<QName> all = new HashSet<>(HEADERS);
    all.add(one);
    return all;
  }

  @Override
  public Set<String> options() {
    return OPTIONS;
  }

  /** The options of all and those of an engine. */
  static Set<String> optionsWith(Set<String> more) {
    Set<String> all = new HashSet<>(OPTIONS);
    all.addAll(more);
    return all;
  }

  @Override
  public final void perform(Call call) {
    coded(() -> run(call));
  }

  /** Runs something and gives its fault a code. */
  static void coded(Runnable work) {
    try {
      work.run();
    } catch (SoapFaultException e) {
      throw ShellFaults.dressed(e);
    }
  }

  abstract void run(Call call);

  /** The wsmv:SessionId of the client, if it has one. */
  static Optional<String> client(Call call) {
    return call.envelope().headerText(Names.WSMV_SESSION_ID).filter(id -> !id.isEmpty());
  }

  /**
   * The shell that a request is for.
   *
   * @throws SoapFaultException InvalidSelectors or AccessDenied
   */
  Shell locate(Call call) {
    ResourceAddress address = ResourceAddress.required(call.envelope());
    Shell shell = shells.find(shellId(address.selectors()), call.caller());
    boolean same = address.uri().equalsIgnoreCase(shell.request.resourceUri());
    if (!same && !address.uri().equals(Uris.SHELL)) {
      throw ShellFaults.unknown("shell of that kind");
    }
    return shell;
  }

  /** The value of the selector ShellId, in whatever case its name is. */
  static String shellId(List<Selector> selectors) {
    Optional<String> id = Optional.empty();
    for (Selector selector : selectors) {
      if (!selector.name().equalsIgnoreCase(Uris.SHELL_ID_SELECTOR)) {
        throw ShellFaults.of(
            FaultSubcode.INVALID_SELECTORS,
            "UnexpectedSelectors",
            FaultCodes.UNEXPECTED_SELECTORS,
            "A shell is named by ShellId alone, not by '" + selector.name() + "'");
      }
      id = Optional.of(selector.value().strip());
    }
    return id.orElseThrow(
        () ->
            ShellFaults.of(
                FaultSubcode.INVALID_SELECTORS,
                "InsufficientSelectors",
                FaultCodes.INSUFFICIENT_SELECTORS,
                "The request needs the selector ShellId"));
  }
}
