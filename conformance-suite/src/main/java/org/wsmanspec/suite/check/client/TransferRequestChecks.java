package org.wsmanspec.suite.check.client;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;

/** What a client owes in transfer requests (DSP0226 7, MS-WMOD 3.1). */
public final class TransferRequestChecks {

  private static final String INITIAL = "DSP0226-transfer-23";
  private static final String ONE_WRAPPER = "DSP0226-fragment-05";
  private static final String PREFIXES = "DSP0226-fragment-08";
  private static final String HEADERS = "MS-WMOD-3.1-2";

  private static final Set<String> TRANSFER =
      Set.of(Actions.GET, Actions.PUT, Actions.CREATE, Actions.DELETE);

  /** A prefix of a name, and no axis. */
  private static final Pattern PREFIX =
      Pattern.compile("(?<![\\w:.\\-])([A-Za-z_][\\w.\\-]*):(?=[A-Za-z_*])");

  private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|'[^']*'");

  private TransferRequestChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofRequests("client/create-body", List.of(INITIAL), TransferRequestChecks::createBody),
        Check.ofRequests(
            "client/fragment-body", List.of(ONE_WRAPPER), TransferRequestChecks::fragmentBody),
        Check.ofRequests(
            "client/fragment-prefixes", List.of(PREFIXES), TransferRequestChecks::prefixes),
        Check.ofRequests(
            "client/transfer-headers", List.of(HEADERS), TransferRequestChecks::headers));
  }

  private static void createBody(Asked asked, FindingSink sink) {
    if (!asked.action().equals(Actions.CREATE) || asked.exchange().lacks(Gap.VALUES)) {
      return;
    }
    if (asked.envelope().bodyChildren().isEmpty()) {
      sink.broken(
          INITIAL,
          "the initial representation, or constructor data, in s:Body",
          "an empty body",
          asked.place(),
          "");
    } else {
      sink.held(INITIAL, asked.place());
    }
  }

  private static void fragmentBody(Asked asked, FindingSink sink) {
    boolean carries = asked.action().equals(Actions.PUT) || asked.action().equals(Actions.CREATE);
    if (!carries
        || !asked.demands(Names.WSMAN_FRAGMENT_TRANSFER)
        || asked.exchange().lacks(Gap.VALUES)) {
      return;
    }
    List<Element> children = asked.envelope().bodyChildren();
    if (children.size() == 1 && Dom.is(children.get(0), Names.WSMAN_XML_FRAGMENT)) {
      sink.held(ONE_WRAPPER, asked.place());
    } else {
      sink.broken(
          ONE_WRAPPER,
          "one wsman:XmlFragment in s:Body",
          children.isEmpty()
              ? "an empty body"
              : String.join(
                  ", ", children.stream().map(c -> Namespaces.display(Dom.name(c))).toList()),
          asked.place(),
          "");
    }
  }

  private static void prefixes(Asked asked, FindingSink sink) {
    Optional<Element> header = asked.only(Names.WSMAN_FRAGMENT_TRANSFER);
    boolean xpath =
        header
            .map(h -> Dom.attribute(h, Names.DIALECT).map(String::strip))
            .filter(d -> d.isEmpty() || d.get().equals(Uris.DIALECT_XPATH))
            .isPresent();
    if (!xpath) {
      return;
    }
    Element element = header.orElseThrow();
    Matcher names = PREFIX.matcher(LITERAL.matcher(Dom.text(element)).replaceAll("''"));
    boolean any = false;
    while (names.find()) {
      any = true;
      String prefix = names.group(1);
      if (!prefix.equals("xml") && element.lookupNamespaceURI(prefix) == null) {
        sink.broken(
            PREFIXES,
            "a declaration of prefix '" + prefix + "' in scope on wsman:FragmentTransfer",
            "none for '" + Dom.text(element) + "'",
            asked.at(element),
            "a service cannot tell which names are meant");
        return;
      }
    }
    if (any) {
      sink.held(PREFIXES, asked.at(element));
    }
  }

  private static void headers(Asked asked, FindingSink sink) {
    if (!TRANSFER.contains(asked.action()) || asked.usesAddressing2005()) {
      return;
    }
    for (QName name : List.of(Names.WSMAN_RESOURCE_URI, Names.WSA_REPLY_TO, Names.WSA_MESSAGE_ID)) {
      if (asked.envelope().headers(name).isEmpty()) {
        sink.broken(HEADERS, "header " + Namespaces.display(name), "none", asked.place(), "");
        return;
      }
    }
    sink.held(HEADERS, asked.place());
  }
}
