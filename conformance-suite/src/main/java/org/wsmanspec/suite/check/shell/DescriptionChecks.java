package org.wsmanspec.suite.check.shell;

import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;
import org.wsmanspec.suite.check.Tell;
import org.wsmanspec.suite.check.shell.ShellCall.Operation;

/** What a service tells of a shell (MS-WSMV 2.2.4.37, 3.1.4.2.1 and 3.1.4.5.2). */
public final class DescriptionChecks {

  private static final String REFERENCE = "MS-WSMV-3.1.4.5.2-2";
  private static final String DESCRIPTION = "MS-WSMV-3.1.4.5.2-3";
  private static final String NAMESPACE = "MS-WSMV-2.2.4.37-1";
  private static final String URI = "MS-WSMV-2.2.4.37-2";
  private static final String GET = "MS-WSMV-3.1.4.2.1-1";
  private static final String GET_MORE = "MS-WSMV-3.1.4.2.1-2";
  private static final String FRAGMENT = "MS-WSMV-3.1.4.2.1-4";

  private static final List<QName> LEAST =
      List.of(Names.RSP_SHELL_ID, Names.RSP_INPUT_STREAMS, Names.RSP_OUTPUT_STREAMS);
  private static final List<QName> MORE =
      List.of(
          Names.RSP_RESOURCE_URI,
          Names.RSP_OWNER,
          Names.RSP_CLIENT_IP,
          Names.RSP_IDLE_TIME_OUT,
          Names.RSP_SHELL_RUN_TIME,
          Names.RSP_SHELL_INACTIVITY);

  private DescriptionChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        RemoteShells.checkCalls(
            "shell/created",
            List.of(REFERENCE, DESCRIPTION, NAMESPACE, URI),
            DescriptionChecks::created),
        RemoteShells.checkCalls("shell/get", List.of(GET, GET_MORE), DescriptionChecks::got),
        RemoteShells.checkCalls(
            "shell/get-fragment", List.of(FRAGMENT), DescriptionChecks::fragment));
  }

  private static void created(ShellCall call, FindingSink sink) {
    Optional<Reply> reply = call.reply().filter(r -> !r.isFault());
    if (!call.is(Operation.CREATE) || reply.isEmpty()) {
      return;
    }
    Optional<EndpointReference> reference =
        reply.get().envelope().bodyChildren().stream()
            .filter(b -> Dom.is(b, Names.WXF_RESOURCE_CREATED))
            .findFirst()
            .map(EndpointReference::in);
    Optional<String> missing =
        reference.isEmpty()
            ? Optional.of("no wxf:ResourceCreated")
            : reference.get().resourceUri().isEmpty()
                ? Optional.of("no wsman:ResourceURI among its reference parameters")
                : RemoteShells.created(call).isEmpty()
                    ? Optional.of("no selector ShellId among its reference parameters")
                    : Optional.empty();
    Tell.unless(
        missing,
        sink,
        REFERENCE,
        "wxf:ResourceCreated with wsman:ResourceURI and the selector ShellId",
        reply.get().place(),
        "the shell cannot be addressed");
    Optional<Element> description =
        reply.get().envelope().bodyChildren().stream()
            .filter(b -> b.getLocalName().equals("Shell"))
            .findFirst();
    description.ifPresent(
        d ->
            Tell.whether(
                Dom.is(d, Names.RSP_SHELL),
                sink,
                NAMESPACE,
                "rsp:Shell",
                "Shell of namespace " + Tell.quoted(String.valueOf(d.getNamespaceURI())),
                reply.get().at(d),
                ""));
    Optional<Element> shell = RemoteShell.description(call);
    Tell.unless(
        shell.isEmpty() ? Optional.of("no rsp:Shell") : missing(shell.get(), LEAST),
        sink,
        DESCRIPTION,
        "rsp:Shell with ShellId, InputStreams and OutputStreams",
        reply.get().place(),
        "");
    shell
        .flatMap(s -> Dom.child(s, Names.RSP_RESOURCE_URI))
        .ifPresent(
            uri -> {
              String asked = call.asked().envelope().resourceUri().orElse("");
              Tell.whether(
                  Dom.text(uri).equalsIgnoreCase(asked),
                  sink,
                  URI,
                  "ResourceUri " + asked,
                  Tell.quoted(Dom.text(uri)),
                  reply.get().at(uri),
                  "clients address the shell with this URI from then on");
            });
  }

  private static Optional<String> missing(Element shell, List<QName> due) {
    List<String> missing =
        due.stream().filter(n -> Dom.child(shell, n).isEmpty()).map(QName::getLocalPart).toList();
    return missing.isEmpty() ? Optional.empty() : Optional.of("no " + String.join(", ", missing));
  }

  private static boolean getsShell(ShellCall call) {
    return call.is(Operation.GET)
        && call.shellId().isPresent()
        && call.asked()
            .envelope()
            .resourceUri()
            .filter(u -> u.equals(Uris.SHELL) || u.startsWith(Uris.SHELL + "/"))
            .isPresent();
  }

  private static boolean ofFragment(ShellCall call) {
    return call.asked().envelope().header(Names.WSMAN_FRAGMENT_TRANSFER).isPresent();
  }

  private static void got(ShellCall call, FindingSink sink) {
    if (!getsShell(call) || ofFragment(call) || !call.succeeded()) {
      return;
    }
    Reply reply = call.reply().orElseThrow();
    Optional<Element> shell = reply.envelope().bodyChild().filter(b -> Dom.is(b, Names.RSP_SHELL));
    Tell.unless(
        shell.isEmpty() ? Optional.of("no rsp:Shell") : missing(shell.get(), LEAST),
        sink,
        GET,
        "rsp:Shell with ShellId, InputStreams and OutputStreams",
        reply.place(),
        "");
    shell.ifPresent(
        s ->
            Tell.unless(
                missing(s, MORE),
                sink,
                GET_MORE,
                "ResourceUri, Owner, ClientIP, IdleTimeOut, ShellRunTime and ShellInactivity",
                reply.at(s),
                ""));
  }

  private static void fragment(ShellCall call, FindingSink sink) {
    if (!getsShell(call) || !ofFragment(call) || call.reply().isEmpty()) {
      return;
    }
    Tell.whether(
        call.failed(),
        sink,
        FRAGMENT,
        "a fault, wsman:UnsupportedFeature",
        "success",
        call.response(),
        "a client that asked for a part takes the whole for it");
  }
}
